package verify

import "gongkai/cmd/gongkai/internal/diag"

// What may be wrong in one file. Each has an example in testdata/page.
const (
	// What a strict content security policy would refuse.
	inlineScript  diag.Kind = "inline-script"  // a script in the page itself; data blocks are none
	inlineStyle   diag.Kind = "inline-style"   // a style element or attribute, also in a drawing
	inlineHandler diag.Kind = "inline-handler" // onclick= and its like
	unsafeURL     diag.Kind = "unsafe-url"     // javascript:, data: and other schemes that are no web address
	foreignHost   diag.Kind = "foreign-host"   // something loaded from, or sent to, another host
	cssImport     diag.Kind = "css-import"     // a style sheet that loads another
	csp           diag.Kind = "csp"            // the policy is missing, late, double or another

	// Links.
	externalLink diag.Kind = "external-link" // a link to another site without rel=noopener
	linkForm     diag.Kind = "link-form"     // a link within the site that does not name a file relatively

	// The head.
	charset  diag.Kind = "charset"   // not declared UTF-8 within the first 1024 bytes
	title    diag.Kind = "title"     // none, empty, or more than one
	noindex  diag.Kind = "noindex"   // a draft that search engines may list
	pageLang diag.Kind = "page-lang" // the html element's lang does not agree with the path

	// Structure, on which assistive technology depends.
	headings        diag.Kind = "headings"          // not exactly one h1, or a level skipped
	landmarks       diag.Kind = "landmarks"         // not exactly one main, header and footer of the page
	table           diag.Kind = "table"             // a data table without caption, or a th without scope
	alt             diag.Kind = "alt"               // a picture without a text in its place
	svgRole         diag.Kind = "svg-role"          // a drawing neither hidden nor a picture
	mediaSize       diag.Kind = "media-size"        // an image whose width and height are not given
	duplicateID     diag.Kind = "duplicate-id"      // one id twice
	idReference     diag.Kind = "id-reference"      // an attribute that names an id that is not there
	languageOfWords diag.Kind = "language-of-words" // Chinese words in an English page, not marked as such
	malformed       diag.Kind = "malformed"         // tags that do not nest, or a drawing that is not XML
)

// What may be wrong between files. Each has an example in testdata/site.
const (
	deadLink       diag.Kind = "dead-link"       // a link to a file that is not there
	deadAnchor     diag.Kind = "dead-anchor"     // a link to an id that its page does not have
	deadAsset      diag.Kind = "dead-asset"      // a file is loaded that is not there
	duplicateTitle diag.Kind = "duplicate-title" // two pages of one language with one title
	hreflang       diag.Kind = "hreflang"        // a page without its twin, or that do not name each other
	orphanPage     diag.Kind = "orphan-page"     // no way leads there from its language's first page
	pathForm       diag.Kind = "path-form"       // capitals, other characters, or more than 120 of them
)

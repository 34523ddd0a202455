// Package templates carries the site's templates and assets inside the program,
// so that the binary stands alone. A site overrides any of them by a file of the
// same path in its own templates/ folder.
package templates

import "embed"

// Files holds base.html, parts.html, pages/ and assets/.
//
//go:embed base.html parts.html pages assets
var Files embed.FS

package emit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

const (
	manifestName = "manifest.json"
	placeholder  = ".gitkeep" // keeps the folder in a repository that ignores the site
)

// file is a line of the manifest; its keys are a contract.
type file struct {
	Path   string `json:"path"`   // slash-separated, relative to the site
	Size   int64  `json:"size"`   // in bytes
	SHA256 string `json:"sha256"` // in lower-case hex
}

func fingerprint(name string, data []byte) file {
	sum := sha256.Sum256(data)
	return file{name, int64(len(data)), hex.EncodeToString(sum[:])}
}

// encode is the manifest's text, one file a line. The files come sorted by path.
func encode(files []file) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteString("{\"files\":[\n")
	for i, f := range files {
		if i > 0 {
			b.Truncate(b.Len() - 1) // Encode ended the line
			b.WriteString(",\n")
		}
		if err := enc.Encode(f); err != nil {
			return nil, err
		}
	}
	b.WriteString("]}\n")
	return b.Bytes(), nil
}

// decode reads a manifest. Keys that it does not know are passed over, so that a
// later version's site is not foreign; all else must be as encode writes it.
func decode(text []byte) ([]file, error) {
	var m struct {
		Files *[]file `json:"files"`
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, err
	}
	if m.Files == nil {
		return nil, errors.New("it has no list of files")
	}
	for i, f := range *m.Files {
		if err := checkPath(f.Path); err != nil {
			return nil, err
		}
		if f.Size < 0 || !isSum(f.SHA256) {
			return nil, fmt.Errorf("%q has no size or fingerprint", f.Path)
		}
		if i > 0 && (*m.Files)[i-1].Path >= f.Path {
			return nil, fmt.Errorf("%q is out of order", f.Path)
		}
	}
	return *m.Files, nil
}

func isSum(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == hex.EncodedLen(sha256.Size) && s == strings.ToLower(s)
}

// checkPath fails unless name is a file's path inside a site, and not one of the
// two that a build may not write.
func checkPath(name string) error {
	switch {
	case !fs.ValidPath(name) || name == ".":
		return fmt.Errorf("%q is not a path inside the site", name)
	case strings.ContainsRune(name, '\\') || strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("%q has a backslash or control character", name)
	case name == manifestName || name == placeholder:
		return fmt.Errorf("%s is not a page's to write", name)
	}
	return nil
}

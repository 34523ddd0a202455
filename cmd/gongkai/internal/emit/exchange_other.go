//go:build !linux

package emit

import "errors"

func exchange(a, b string) error { return errors.ErrUnsupported }

func syncAll(dir string) error { return errors.ErrUnsupported }

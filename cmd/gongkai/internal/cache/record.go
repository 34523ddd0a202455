package cache

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
)

const records = "records" // the folder of all records

// SaveRecord keeps v, as JSON, under name, in place of what was there. Names are of
// lower-case ASCII letters, digits and hyphens. Unlike Put it fails as often as
// it is called: a run has few records.
func (d *Dir) SaveRecord(name string, v any) error {
	file, err := d.record(name)
	if err != nil {
		return err
	}
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("the record %s cannot be written: %w", name, err)
	}
	if err := write(file, title(name, v), data); err != nil {
		return fmt.Errorf("the record %s cannot be written: %w", name, err)
	}
	return nil
}

// LoadRecord fills in v, a pointer, with what was saved under name, and leaves it as
// it is on a miss. A record of another type is a miss, and so is one saved when the
// type had other fields. It panics if v is no pointer.
func (d *Dir) LoadRecord(name string, v any) bool {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		panic(fmt.Sprintf("cache: a record is loaded into a pointer, not %T", v))
	}
	file, err := d.record(name)
	if err != nil {
		return false
	}
	data, ok := read(file, title(name, v))
	if !ok {
		return false
	}
	fresh := reflect.New(to.Type().Elem())
	if json.Unmarshal(data, fresh.Interface()) != nil {
		return false
	}
	to.Elem().Set(fresh.Elem())
	return true
}

func (d *Dir) record(name string) (string, error) {
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return "", fmt.Errorf("%q is no record's name", name)
	}
	return filepath.Join(d.path, records, name), nil
}

// title goes into a record's checksum, in place of an entry's key: its name and the
// whole shape of its type, so that a record from another version does not fit.
func title(name string, v any) string {
	t := reflect.TypeOf(v)
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var b strings.Builder
	b.WriteString(name)
	describe(&b, t, map[reflect.Type]bool{})
	return b.String()
}

// describe writes all of a type that JSON shows: fields, their tags and types.
func describe(b *strings.Builder, t reflect.Type, seen map[reflect.Type]bool) {
	if t == nil {
		return
	}
	fmt.Fprintf(b, " %s %s", t, t.Kind())
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Map:
		describe(b, t.Key(), seen)
		describe(b, t.Elem(), seen)
	case reflect.Pointer, reflect.Slice, reflect.Array:
		describe(b, t.Elem(), seen)
	case reflect.Struct:
		b.WriteByte('{')
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() && !f.Anonymous {
				continue
			}
			fmt.Fprintf(b, " %s %q", f.Name, f.Tag)
			describe(b, f.Type, seen)
		}
		b.WriteByte('}')
	}
}

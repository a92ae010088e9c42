package people

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"crosscheck/facts/yamlfile"
)

// Table is a table of a house that is read after the built-in one of its name.
type Table struct {
	Name string // "offices.yaml"
	File string // for messages
	Data []byte
}

// tableNames are the tables that a house may add to.
var tableNames = []string{"countries.yaml", "names.yaml", "offices.yaml", "places.yaml"}

// Tables lists the tables under tables/ of a folder of kind files, by name. Prefix stands before their names in messages.
func Tables(dir fs.FS, prefix string) ([]Table, error) {
	files, err := fs.Glob(dir, "tables/*.yaml")
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out []Table
	for _, f := range files {
		data, err := fs.ReadFile(dir, f)
		if err != nil {
			return nil, err
		}
		out = append(out, Table{Name: path.Base(f), File: path.Join(prefix, f), Data: data})
	}
	return out, nil
}

// extend adds the tables of a house. All mistakes of all tables come at once.
func (l *lexicon) extend(built *officeTable, own []Table) error {
	var errs []error
	known := &offices{}
	for i := range built.Roles {
		known.roles = append(known.roles, &built.Roles[i])
	}
	for _, p := range built.Portfolios {
		known.portfolios = union(known.portfolios, []string{p.Name})
	}
	for _, t := range own {
		x := &extension{lexicon: l, table: t, known: known, seen: map[string]yamlfile.Pos{}}
		switch t.Name {
		case "offices.yaml":
			x.offices()
		case "countries.yaml":
			x.countries()
		case "places.yaml":
			x.places()
		case "names.yaml":
			x.names()
		default:
			x.errs = append(x.errs, &yamlfile.Error{File: t.File, Msg: "no table of that name" + yamlfile.DidYouMean(t.Name, tableNames) + "; a house may add to " + strings.Join(tableNames, ", ")})
		}
		if err := yamlfile.Join(x.errs...); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) == 0 && len(l.entries) >= maxEntries {
		errs = append(errs, errors.New("the tables hold too many words"))
	}
	return errors.Join(errs...)
}

// offices are the roles and portfolios of the built-in table and of the house's tables so far.
type offices struct {
	roles      []*roleEntry // what words of the lexicon point to: sets that a house adds are added in place
	portfolios []string
}

// extension is one table of a house while it is read.
type extension struct {
	*lexicon
	table Table
	known *offices
	seen  map[string]yamlfile.Pos
	errs  []*yamlfile.Error
}

func (x *extension) errorf(at yamlfile.Pos, format string, args ...any) {
	x.errs = append(x.errs, at.Errorf(x.table.File, format, args...))
}

// decode reads the file; what is right in it is checked further.
func (x *extension) decode(out any) {
	x.errs = append(x.errs, yamlfile.Split(yamlfile.Decode(x.table.File, x.table.Data, out))...)
}

// words takes a list of words of one sort; a word that is empty or stands twice in that sort is a mistake.
func (x *extension) words(sort string, list []yamlfile.String) []string {
	var out []string
	for _, s := range list {
		key := sort + "\x00" + s.Value
		switch first, twice := x.seen[key]; {
		case len(x.tokens(s.Value)) == 0:
			x.errorf(s.Pos, "%s: an empty word", sort)
		case twice:
			x.errorf(s.Pos, "%s: %q stands twice, first on line %d", sort, s.Value, first.Line)
		default:
			x.seen[key] = s.Pos
			out = append(out, s.Value)
		}
	}
	return out
}

// one checks a value of a fixed list.
func (x *extension) one(what string, s yamlfile.String, options []string) bool {
	if s.Value == "" || slices.Contains(options, s.Value) {
		return true
	}
	if len(options) > 12 {
		x.errorf(s.Pos, "%s %q: no such %s%s", what, s.Value, what, yamlfile.DidYouMean(s.Value, options))
		return false
	}
	x.errorf(s.Pos, "%s %q: want %s%s", what, s.Value, strings.Join(options, ", "), yamlfile.DidYouMean(s.Value, options))
	return false
}

// code checks the code of a country or region: NO, US-OH.
func (x *extension) code(s yamlfile.String, region bool) bool {
	if isCode(s.Value) && (len(s.Value) == 2) != region && strings.ToUpper(s.Value) == s.Value {
		return true
	}
	if region {
		x.errorf(s.Pos, "code %q: want that of a region like US-OH", s.Value)
	} else {
		x.errorf(s.Pos, "code %q: want two capitals like NO", s.Value)
	}
	return false
}

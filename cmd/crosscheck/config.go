package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"crosscheck/checker/report"
	"crosscheck/facts/article"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/yamlfile"
	"crosscheck/rules"
)

// Variables of the environment. Each wins over the settings file, and a flag wins over it.
const (
	configVariable    = "CROSSCHECK_CONFIG"
	storeVariable     = "CROSSCHECK_STORE"
	failLevelVariable = "CROSSCHECK_FAIL_LEVEL"
	formatVariable    = "CROSSCHECK_FORMAT"
)

// config is what a run goes by where no flag says otherwise: environment, settings file, defaults. Its paths can be opened as they are.
type config struct {
	File string // the settings file as messages name it, "" for none

	Store        string // address, "" for none
	FailLevel    string
	Format       string   // of the report
	Paths        []string // what check without a PATH checks
	Exclude      []string // patterns of files below the settings' folder that it leaves out
	Builtin      bool     // the built-in rules are used
	Packs        []string // rule files and folders
	Kinds        []string // folders of kind files
	Rules        []rules.Override
	PrimeSources []string
	Stories      string // file of stories that an editor joined or parted, "" for none
	House        *article.House
	Words        *numbers.Words // nil: the built-in ones

	folder  string // of the settings file
	numbers yamlfile.Map[yamlfile.String]
	origins map[string]string // key ("packs[0]") -> where the value comes from; defaults have none
}

// readConfig finds and reads the settings file and looks into the environment. All mistakes come at once; the settings are then those
// that are right.
func (a *app) readConfig() (config, error) {
	c := config{FailLevel: string(rules.Error), Format: "text", Builtin: true, House: article.NewHouse(nil), origins: map[string]string{}}
	file, from, err := a.configFile()
	if err != nil {
		return c, err
	}
	var errs []error
	if file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return c, fmt.Errorf("%w%s", pathError(file, err), from)
		}
		errs = append(errs, c.read(file, data))
	}
	for _, v := range []struct {
		name, key string
		to        *string
		options   []string
	}{
		{storeVariable, "store", &c.Store, nil},
		{failLevelVariable, "fail_level", &c.FailLevel, severities},
		{formatVariable, "format", &c.Format, report.Names(false)},
	} {
		value := a.env.getenv(v.name)
		switch {
		case value == "":
		case v.options != nil && !slices.Contains(v.options, value):
			errs = append(errs, fmt.Errorf("environment %s %q: want %s%s", v.name, value, strings.Join(v.options, ", "), didYouMean(value, v.options)))
		default:
			*v.to = value
			c.origins[v.key] = "environment " + v.name
		}
	}
	return c, errors.Join(errs...)
}

package main

import (
	"errors"
	"os"
	"path/filepath"

	"crosscheck/facts/yamlfile"
)

// config is a settings file: flags win over it. Paths in it are relative to the file.
type config struct {
	Rules     []string        `yaml:"rules"`
	Kinds     []string        `yaml:"kinds"`
	FailLevel yamlfile.String `yaml:"fail_level"`
}

// readConfig reads the file of --config; without the flag there are no settings.
func (a *app) readConfig() (config, error) {
	var c config
	switch {
	case a.config == "":
		return c, nil
	case a.noConfig:
		return c, errors.New("--config and --no-config contradict each other")
	}
	data, err := os.ReadFile(a.config)
	if err != nil {
		return c, pathError(a.config, err)
	}
	if err := yamlfile.Decode(a.config, data, &c); err != nil {
		return c, err
	}
	if v := c.FailLevel; v.Value != "" {
		if err := oneOf("fail-level", v.Value, severities...); err != nil {
			return c, v.Pos.Errorf(a.config, "fail_level %q: want error, warning or info%s", v.Value, didYouMean(v.Value, severities))
		}
	}
	base := filepath.Dir(a.config)
	for _, paths := range [][]string{c.Rules, c.Kinds} {
		for i, p := range paths {
			if !filepath.IsAbs(p) {
				paths[i] = filepath.Join(base, p)
			}
		}
	}
	return c, nil
}

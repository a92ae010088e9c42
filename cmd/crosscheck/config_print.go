package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"crosscheck/facts"
)

func (a *app) configCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Show the settings and where they come from",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("unknown command %q%s; crosscheck config --help lists the commands", "config "+args[0], didYouMean(args[0], names(c)))
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var format string
	list := &cobra.Command{
		Use:   "print",
		Short: "Print every setting with the line, variable or flag that it comes from",
		Long: `print shows the settings that hold in this folder, each with its origin: a line of the settings
file, a variable of the environment, a flag, or the default. As YAML it can be read as a settings file.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return a.printConfig(format) },
	}
	list.Flags().StringVar(&format, "format", "yaml", "`FORMAT` of the list: yaml or json")
	c.AddCommand(list, &cobra.Command{
		Use:   "path",
		Short: "Print the path of the settings file that holds in this folder",
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return a.printConfigPath() },
	})
	return c
}

func (a *app) printConfigPath() error {
	file, _, err := a.configFile()
	if err != nil {
		return err
	}
	if file == "" {
		return a.env.notFound()
	}
	_, err = fmt.Fprintln(a.stdout, file)
	return err
}

func (a *app) printConfig(format string) error {
	if err := oneOf("format", format, "yaml", "json"); err != nil {
		return err
	}
	s, err := a.load() // so that rules and kinds are checked too
	if err != nil {
		return err
	}
	list := a.settings(s.config)
	if format == "json" {
		return printJSON(a.stdout, s.config.File, list)
	}
	return printYAML(a.stdout, list)
}

// setting is one value of the settings, or a group of them.
type setting struct {
	key   string // "" for an entry of a list
	value any    // text, number, truth value or a flat list of them; nil for a group
	from  string
	list  bool // the group is a list
	group []setting
}

// settings lists all settings in the order of the documentation. Those of flags stand behind those of the file.
func (a *app) settings(c config) []setting {
	from := func(key string) string {
		if o := c.origins[key]; o != "" {
			return o
		}
		return "default"
	}
	one := func(key string, value any) setting { return setting{key: key, value: value, from: from(key)} }
	packs := setting{key: "packs", list: true, from: from("packs")}
	if c.Builtin {
		packs.group = append(packs.group, setting{value: builtinPack, from: from(builtinPack)})
	}
	add := func(s *setting, kind string, paths, flags []string) {
		for _, p := range paths {
			s.group = append(s.group, setting{value: p, from: from(kind + " " + p)})
		}
		for _, p := range flags {
			s.group = append(s.group, setting{value: p, from: "flag --" + kind})
		}
	}
	add(&packs, "rules", c.Packs, a.rules)
	kinds := setting{key: "kinds", list: true, from: "default"}
	add(&kinds, "kinds", c.Kinds, a.kinds)
	texts := func(key, name string, list []string) setting {
		s := setting{key: name, list: true, from: from(key)}
		for i, x := range list {
			s.group = append(s.group, setting{value: x, from: from(fmt.Sprintf("%s[%d]", key, i))})
		}
		return s
	}
	return []setting{
		one("store", c.Store), one("fail_level", c.FailLevel), one("format", c.Format),
		texts("paths", "paths", c.Paths), texts("exclude", "exclude", c.Exclude), packs, kinds,
		c.ruleSettings(),
		outletSettings(c.House.Outlets, from, texts),
		c.numberSettings(),
		texts("prime_sources", "prime_sources", c.PrimeSources),
		one("stories", c.Stories),
	}
}

func (c *config) ruleSettings() setting {
	out := setting{key: "rules", from: "default"}
	place := func(line int) string { return fmt.Sprintf("%s:%d", c.File, line) }
	for _, o := range c.Rules {
		s := setting{key: o.ID.Value, from: place(o.ID.Pos.Line)}
		if o.Severity != "" {
			s.value = string(o.Severity)
		}
		if o.Off {
			s.value = "off"
		}
		if s.value == nil {
			s.value = "on"
		}
		if len(o.Params) > 0 {
			params := setting{key: "params", from: s.from}
			for _, p := range o.Params {
				var v any
				if p.Value.Decode(&v) == nil {
					params.group = append(params.group, setting{key: p.Key.Value, value: v, from: place(p.Key.Pos.Line)})
				}
			}
			if o.Severity != "" {
				s.group = append(s.group, setting{key: "severity", value: string(o.Severity), from: s.from})
			}
			s.value, s.group = nil, append(s.group, params)
		}
		out.group = append(out.group, s)
	}
	return out
}

func outletSettings(outlets []facts.Outlet, from func(string) string, texts func(key, name string, list []string) setting) setting {
	out := setting{key: "outlets", list: true, from: "default"}
	for i, o := range outlets {
		key := func(name string) string { return fmt.Sprintf("outlets[%d].%s", i, name) }
		s := setting{from: from(key("name")), group: []setting{{key: "name", value: o.Name, from: from(key("name"))}}}
		if len(o.Aliases) > 0 {
			s.group = append(s.group, texts(key("aliases"), "aliases", o.Aliases))
		}
		if len(o.Domains) > 0 {
			s.group = append(s.group, texts(key("domains"), "domains", o.Domains))
		}
		if o.Family != "" {
			s.group = append(s.group, setting{key: "family", value: o.Family, from: from(key("family"))})
		}
		if len(o.Agencies) > 0 {
			s.group = append(s.group, texts(key("agencies"), "agencies", o.Agencies))
		}
		if o.Locale != "" {
			s.group = append(s.group, setting{key: "locale", value: o.Locale, from: from(key("locale"))})
		}
		if o.Zone != "" {
			s.group = append(s.group, setting{key: "zone", value: o.Zone, from: from(key("zone"))})
		}
		out.group = append(out.group, s)
	}
	return out
}

func (c *config) numberSettings() setting {
	out := setting{key: "numbers", from: "default"}
	for _, e := range c.numbers {
		out.group = append(out.group, setting{key: e.Key.Value, value: e.Value.Value, from: fmt.Sprintf("%s:%d", c.File, e.Key.Pos.Line)})
	}
	return out
}

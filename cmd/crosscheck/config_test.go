package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts/article"
	"crosscheck/facts/yamlfile"
)

// readSettings reads a settings file that stands in folder.
func readSettings(folder, data string) (config, error) {
	c := config{FailLevel: "error", Format: "text", Builtin: true, House: article.NewHouse(nil), origins: map[string]string{}}
	err := c.read(filepath.Join(folder, ".crosscheck.yaml"), []byte(data))
	return c, err
}

// printSettings prints settings without their origins.
func printSettings(t testing.TB, c config) string {
	var b bytes.Buffer
	list := (&app{}).settings(c)
	var strip func(list []setting)
	strip = func(list []setting) {
		for i := range list {
			list[i].from = ""
			strip(list[i].group)
		}
	}
	strip(list)
	require.NoError(t, printYAML(&b, list))
	return b.String()
}

func TestConfigPaths(t *testing.T) {
	c, err := readSettings("../house", "store: news.db\npaths: [drafts, /srv/wires]\n")
	require.NoError(t, err)
	require.Equal(t, "../house/news.db", filepath.ToSlash(c.Store))
	require.Equal(t, "../house/drafts", filepath.ToSlash(c.Paths[0]))
	require.Equal(t, "/srv/wires", c.Paths[1])
	for address, want := range map[string]string{"memory:": "memory:", "sqlite:a.db": "sqlite:h/a.db", "sqlite:/a.db": "sqlite:/a.db", "postgres://u@h/d": "postgres://u@h/d", "a.db": "h/a.db"} {
		c, err := readSettings("h", "store: '"+address+"'\n")
		require.NoError(t, err)
		require.Equal(t, want, filepath.ToSlash(c.Store))
	}
}

// TestConfigEmpty: a file of comments sets nothing; a list without the built-in pack switches it off, no list leaves it on.
func TestConfigEmpty(t *testing.T) {
	for data, builtin := range map[string]bool{"": true, "# nothing\n\n  # here\n": true, "fail_level: info\n": true, "packs:\n": true, "packs: []\n": false, "packs: builtin\n": true, "packs: [.]\n": false} {
		c, err := readSettings(".", data)
		require.NoError(t, err, data)
		require.Equal(t, builtin, c.Builtin, data)
	}
}

func TestLocales(t *testing.T) {
	for locale, want := range map[string]string{
		"en-US": "", "en": "", "de-AT": "", "fil-PH": "",
		"en-UK": `did you mean "en-GB"?`, "en-GG": "no country of English news", "en_US": "like en-GB", "EN-us": "like en-GB", "e": "like en-GB", "en-USA": "like en-GB", "en-": "like en-GB",
	} {
		_, err := readSettings(".", "outlets: [{name: A, locale: "+locale+"}]\n")
		if want == "" {
			require.NoError(t, err, locale)
		} else {
			require.ErrorContains(t, err, want, locale)
		}
	}
}

func TestZones(t *testing.T) {
	for _, name := range zoneNames { // what is suggested can be taken
		_, err := readSettings(".", "outlets: [{name: A, zone: "+name+"}]\n")
		require.NoError(t, err, name)
	}
	for zone, want := range map[string]string{"london": "Europe/London", "EUROPE/LONDON ": "Europe/London", "New York": "America/New_York", "Local": "", "../etc/passwd": "", "GMT+25": ""} {
		_, err := readSettings(".", "outlets: [{name: A, zone: \""+zone+"\"}]\n")
		require.ErrorContains(t, err, "no such time zone", zone)
		if want != "" {
			require.ErrorContains(t, err, want)
		}
	}
}

// TestOutletNames: one outlet may repeat its own name in other letters, two may not share one; a subdomain may be another outlet's.
func TestOutletNames(t *testing.T) {
	c, err := readSettings(".", `
outlets:
  - {name: Harbour Herald, aliases: [The Harbour Herald, HH], domains: [herald.example, www.herald.example]}
  - {name: Coast Daily, domains: daily.herald.example}
`)
	require.NoError(t, err)
	require.Len(t, c.House.Outlets, 2)
	require.Equal(t, []string{"herald.example", "herald.example"}, c.House.Outlets[0].Domains)
	for _, domain := range []string{"localhost", "a..b", "-a.example", "a b.example", "a.example:80", "a.example/news", ""} {
		_, err := readSettings(".", "outlets: [{name: A, domains: [\""+domain+"\"]}]\n")
		require.Error(t, err, domain)
	}
}

// TestSearched: up to the repository's root or the home folder, else the working folder alone.
func TestSearched(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "home", "repo", "a", "b")
	require.NoError(t, os.MkdirAll(deep, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, "home", "repo", ".git"), []byte("gitdir: elsewhere\n"), 0o644)) // a worktree
	up := func(n int) string {
		d := deep
		for range n {
			d = filepath.Dir(d)
		}
		return d
	}
	require.Equal(t, []string{deep, up(1), up(2)}, environment{dir: deep, home: up(3)}.searched())
	require.NoError(t, os.Remove(filepath.Join(up(2), ".git")))
	require.Equal(t, []string{deep, up(1), up(2), up(3)}, environment{dir: deep, home: up(3)}.searched())
	require.Equal(t, []string{deep}, environment{dir: deep, home: filepath.Join(root, "other")}.searched())
	require.Equal(t, []string{deep}, environment{dir: deep}.searched())
	require.Empty(t, environment{home: root}.searched())
}

// TestYAMLText: what is printed is read back as the same text.
func TestYAMLText(t *testing.T) {
	for _, s := range []string{"plain words", "a: b", "a #b", "- a", "yes", "No", "null", "12", "24..", "", " a", "a ", "*.bak", "“quoted”", "a\nb", "\u2028", "\"", "{a}", "off", "true"} {
		var out map[string]string
		require.NoError(t, yamlfile.Decode("a.yaml", []byte("key: "+yamlText(s)+"\n"), &out), s)
		require.Equal(t, s, out["key"])
	}
}

// FuzzConfig: any bytes are read or refused with errors that name the file, and what was read is printed as settings that say the same.
func FuzzConfig(f *testing.F) {
	f.Add(string(starter))
	f.Add(strings.ReplaceAll(string(starter), "\n#", "\n"))
	f.Add("rules: {a: off, b: {severity: error, params: {x: [1, a, true], y: 6h}}}\nnumbers: {dozens: 24..}\n")
	f.Add("outlets:\n  - {name: \"A: #b\", aliases: [x, y], domains: a.b, zone: Asia/Tokyo, locale: en-US, agencies: [AP]}\nexclude: ['*']\n")
	f.Fuzz(func(t *testing.T, data string) {
		c, err := readSettings(".", data)
		if err != nil {
			for _, e := range separate(err) {
				require.True(t, strings.HasPrefix(e.Error(), ".crosscheck.yaml:"), e.Error())
			}
			return
		}
		once := printSettings(t, c)
		again, err := readSettings(".", once)
		require.NoError(t, err, once)
		require.Equal(t, once, printSettings(t, again))
	})
}

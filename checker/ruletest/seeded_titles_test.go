package ruletest

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// seededTitles is the suite of titles: pairs of articles, and single ones that are put to a roster.
const seededTitles = "../../testdata/seeded/titles.yaml"

type seededSuite struct {
	Cases []struct {
		Name       string   `yaml:"name,required"`
		A          string   `yaml:"a,required"`
		B          string   `yaml:"b,required"`
		PublishedB string   `yaml:"published_b"`
		Want       []string `yaml:"want"`
	} `yaml:"cases,required"`
	Roster []struct {
		Person string `yaml:"person,required"`
		Office string `yaml:"office,required"`
		In     string
		From   string
		To     string
	} `yaml:"roster,required"`
	Rostered []struct {
		Name      string `yaml:"name,required"`
		Text      string `yaml:"text,required"`
		Published string
		Want      string
	} `yaml:"rostered,required"`
}

func readSeededTitles(t *testing.T) *seededSuite {
	data, err := os.ReadFile(seededTitles)
	require.NoError(t, err)
	var suite seededSuite
	require.NoError(t, yamlfile.Decode(seededTitles, data, &suite))
	return &suite
}

// TestSeededTitles: swaps inside an exclusive set are found, and so are two holders of one seat; former, then-, acting and elected
// holders, deputies and second offices never are.
func TestSeededTitles(t *testing.T) {
	suite := readSeededTitles(t)
	require.GreaterOrEqual(t, len(suite.Cases), leastSeeded)
	c := builtinChecker(t)
	c.OneStory = true
	for _, x := range suite.Cases {
		t.Run(x.Name, func(t *testing.T) {
			list := []*facts.Article{
				seededArticle(t, "a.txt", "Coast Daily", x.A+" said on Monday that the talks would go on."),
				seededArticle(t, "b.txt", "Harbour News", "The talks will go on, "+x.B+" told reporters on Monday."),
			}
			if x.PublishedB != "" {
				list[1].Published, _ = facts.ParseInstant(x.PublishedB)
			}
			require.Equal(t, x.Want, seededFindings(t, c, list, []string{"title-conflict", "office-two-holders"}))
			list[0], list[1] = list[1], list[0]
			require.Equal(t, x.Want, seededFindings(t, c, list, []string{"title-conflict", "office-two-holders"}))
		})
	}
}

func seededFindings(t *testing.T, c *checker.Checker, list []*facts.Article, rules []string) []string {
	r, err := c.Check(t.Context(), list, nil)
	require.NoError(t, err)
	require.Empty(t, r.Problems)
	for _, a := range r.Digests {
		require.NotEmpty(t, a.Facts, a.Article.ID)
	}
	return rulesFound(r, rules)
}

// TestSeededRoster: titles against a roster, at the time that they are told of.
func TestSeededRoster(t *testing.T) {
	suite := readSeededTitles(t)
	c := builtinChecker(t)
	roster := &facts.Roster{Name: "roster", Source: "roster"}
	for i, x := range suite.Roster {
		h := facts.Tenure{Person: x.Person, Title: x.Office, Body: x.In, Line: i + 1}
		h.From, _ = facts.ParsePeriod(x.From)
		h.To, _ = facts.ParsePeriod(x.To)
		roster.Tenures = append(roster.Tenures, h)
	}
	c.Rosters = facts.NewRosters(c.Extractor.Office, roster)
	for _, x := range suite.Rostered {
		t.Run(x.Name, func(t *testing.T) {
			a := seededArticle(t, "a.txt", "Coast Daily", x.Text)
			if x.Published != "" {
				a.Published, _ = facts.ParseInstant(x.Published)
			}
			r, err := c.Check(t.Context(), []*facts.Article{a}, nil)
			require.NoError(t, err)
			message := ""
			for _, f := range r.Findings {
				if f.Rule == "title-asof" {
					require.Empty(t, message)
					message = f.Message
				}
			}
			if x.Want == "" {
				require.Empty(t, message)
				return
			}
			require.Contains(t, message, x.Want)
		})
	}
}

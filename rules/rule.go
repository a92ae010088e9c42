package rules

import (
	"github.com/expr-lang/expr/vm"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Set is the rules of some files, compiled and checked. It is not changed after Load and safe to share.
type Set struct {
	rules    []*Rule
	world    *world
	declared []string // ids in the order of the files, also of rules that could not be loaded
}

// Rules lists all rules in the order of the files.
func (s *Set) Rules() []*Rule { return s.rules }

// Rule returns the rule of an id, nil where there is none.
func (s *Set) Rule(id string) *Rule {
	for _, r := range s.rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Target is what a rule looks at.
type Target string

const (
	OnFact     Target = "fact"     // every fact of a kind, in one article
	OnArticle  Target = "article"  // one article
	OnPair     Target = "pair"     // two statements of different articles on one subject
	OnMentions Target = "mentions" // two mentions of one article on one subject that give different values
	OnAcross   Target = "across"   // two articles of one story that give one number of different things
	OnSubject  Target = "subject"  // all statements of one subject
	OnStory    Target = "story"    // all subjects of one story
)

var targets = []string{string(OnFact), string(OnArticle), string(OnPair), string(OnMentions), string(OnAcross), string(OnSubject), string(OnStory)}

// Rule is one entry of a rule file, checked and compiled.
type Rule struct {
	File string
	Pos  yamlfile.Pos // of the entry

	ID             string
	Title          string
	Description    string
	On             Target
	Kind           string // "" only where the target needs none
	Subject        string // name of a subject spec of the kind, "" for all
	Draft          bool   // runs only with a draft
	When           []string
	Verdict        Verdict
	Severity       Severity
	Off            bool // by the settings; Eval runs what the set holds, so leave it out with Only
	Message        string
	Ask            string
	References     []string
	FalsePositives []string
	Tags           []string
	Status         string // experimental, test, stable, deprecated
	Owner          string
	Params         []Param
	Examples       []Example

	conditions []condition
	message    template
	ask        template
	params     paramsValue
}

// Example is a short story with the findings of the rule on it. The articles are one story unless Link is "real".
type Example struct {
	Pos      yamlfile.Pos
	Name     string
	Link     string
	Now      string        // RFC 3339 or a date, "" for no clock
	Draft    bool          // the first article is the draft
	Todo     bool          // a known gap: fails when it starts to pass
	Prime    []string      // givers that the house trusts first, as settings name them
	Roster   *facts.Roster // holders of offices, nil for none
	Articles []ExampleArticle
	Expect   []Expect // all findings of the rule, none for silence
}

// ExampleArticle is one article of an example. A missing ID is the position in the example, from 1.
type ExampleArticle struct {
	Pos       yamlfile.Pos
	ID        string
	Outlet    string
	Published string
	Modified  string
	URL       string
	Title     string
	Byline    string
	Text      string `yaml:"text,required"`
}

// Expect is one expected finding; empty fields are not compared.
type Expect struct {
	Pos      yamlfile.Pos
	Rule     string
	Verdict  Verdict
	Severity Severity
	Message  string
	Evidence []string
}

// Fires reports whether any example expects a finding of the rule; Silent whether any expects none.
func (r *Rule) Fires() bool { return r.example(true) }

// Silent reports whether any example expects the rule to say nothing.
func (r *Rule) Silent() bool { return r.example(false) }

func (r *Rule) example(fires bool) bool {
	for _, e := range r.Examples {
		found := false
		for _, x := range e.Expect {
			found = found || x.Rule == "" || x.Rule == r.ID
		}
		if found == fires && !e.Todo {
			return true
		}
	}
	return false
}

// condition is one line of when.
type condition struct {
	source  yamlfile.String
	program *vm.Program
}

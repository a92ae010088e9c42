package ruletest

import (
	"context"
	"testing"

	"crosscheck/rules"

	"github.com/stretchr/testify/require"
)

// TestBuiltinExamples runs what `crosscheck test` runs: every built-in rule and kind, each rule with a firing and a silent example.
func TestBuiltinExamples(t *testing.T) {
	c := builtinChecker(t)
	r, err := Run(t.Context(), c, c.Extractor.Grammar())
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(r.Outcomes), 2*len(c.Rules.Rules()))
	for _, o := range r.Outcomes {
		if !o.Ok {
			t.Errorf("%s:%d: %s: %s\n%s", o.File, o.Line, o.In, o.Name, o.Diff)
		}
	}
	require.Empty(t, r.Bare)
}

const userRules = `rules:
  - id: house-toll
    title: A toll differs
    on: pair
    kind: casualty
    when: disjoint(a.count, b.count)
    verdict: note
    severity: info
    message: "{a.count} and {b.count}"
    examples:
      - name: fires
        articles: &two
          - {outlet: A, published: 2026-03-02, text: "Twelve people were killed in a fire in Turin on Monday."}
          - {outlet: B, published: 2026-03-02, text: "A fire in Turin killed 19 people on Monday."}
        expect: [{verdict: note, evidence: [Twelve people, killed 19]}]
      - name: should not fire
        articles: *two
        expect: []
      - name: wants another verdict
        articles: *two
        expect: [{verdict: conflict, severity: error, evidence: [no such text]}]
      - name: known gap
        todo: true
        articles: *two
        expect: []
      - name: closed gap
        todo: true
        articles: *two
        expect: [{verdict: note}]
      - name: silent
        articles:
          - {outlet: A, published: 2026-03-02, text: "Nineteen people were killed in a fire in Turin on Monday."}
          - {outlet: B, published: 2026-03-02, text: "A fire in Turin killed 19 people on Monday."}
        expect: []
      - name: two stories
        link: real
        articles:
          - {outlet: A, published: 2026-03-02, text: "Twelve people were killed in a fire in Turin on Monday."}
          - {outlet: B, published: 2024-08-09, text: "A bus crash in Peru killed 19 people on Thursday."}
        expect: []
`

func TestRun(t *testing.T) {
	c := builtinChecker(t)
	set, err := rules.Load(c.Extractor.Kinds(), rules.File{Name: "house.yaml", Data: []byte(userRules)})
	require.NoError(t, err)
	c.Rules = set
	r, err := Run(t.Context(), c, nil)
	require.NoError(t, err)
	var got []Outcome
	for _, o := range r.Outcomes {
		require.Equal(t, "house.yaml", o.File)
		require.Equal(t, "house-toll", o.In)
		require.Greater(t, o.Line, 0)
		o.File, o.In, o.Line = "", "", 0
		got = append(got, o)
	}
	const is = `note on "Twelve people were killed", "killed 19 people": 12 and 19`
	require.Equal(t, []Outcome{
		{Name: "fires", Ok: true},
		{Name: "should not fire", Diff: "unexpected: " + is},
		{Name: "wants another verdict", Diff: "differs: " + is + "\n  verdict: want conflict, got note\n  severity: want error, got info\n" +
			`  evidence: nothing stands at "no such text"`},
		{Name: "known gap", Ok: true},
		{Name: "closed gap", Diff: "a known gap that is closed now: take todo away"},
		{Name: "silent", Ok: true},
		{Name: "two stories", Ok: true},
	}, got)
	require.Empty(t, r.Bare)
	require.Equal(t, 3, r.Failed())

	again, err := Run(t.Context(), c, nil)
	require.NoError(t, err)
	require.Equal(t, r, again)
}

func TestRunStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	c := builtinChecker(t)
	_, err := Run(ctx, c, nil)
	require.ErrorIs(t, err, context.Canceled)
}

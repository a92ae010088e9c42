package rules

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

const paramRule = `
  - id: house-old
    title: t
    on: subject
    verdict: note
    severity: info
    when:
      - now - subject.statements[0].published > params.age
      - subject.articles >= params.least and subject.label not in params.spared and params.active
      - |
        any(params.steps, # > params.age) and params.share < 1
    params: {age: 6h, least: 1, share: 0.5, spared: [the weather], active: true, steps: [30d, 90m], levels: [1, 2.5], by: Desk}
    message: "older than {params.age}, {params.steps}, {params.levels}, {params.share}, {params.active}, {params.by}"
  - id: house-plain
    title: t
    on: subject
    verdict: note
    severity: info
    when: subject.articles > 0
    message: m
`

// override reads settings of rules as the program does.
func override(t *testing.T, s *Set, body string) (*Set, error) {
	var shape struct {
		Rules []struct {
			ID       yamlfile.String
			Off      bool
			Severity string
			Params   yamlfile.Map[yamlfile.Node]
		}
	}
	require.NoError(t, yamlfile.Decode("house.yaml", []byte("rules:\n"+body), &shape))
	var list []Override
	for _, x := range shape.Rules {
		list = append(list, Override{ID: x.ID, Off: x.Off, Severity: Severity(x.Severity), Params: x.Params})
	}
	return s.Override("house.yaml", list)
}

func evalAt(t *testing.T, s *Set, now time.Time) []Finding {
	in := input(testKinds()[0], 0, says{outlet: "A", day: 2, value: facts.Exactly(1)})
	in.Now = now
	got, errs := s.Eval(context.Background(), in)
	require.Empty(t, errs)
	return got
}

// TestParams: conditions and messages use parameters of every type, and settings change their values.
func TestParams(t *testing.T) {
	set := load(t, paramRule)
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	early := time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)
	require.Len(t, evalAt(t, set, early), 1, "five hours are not over 6h")
	got := evalAt(t, set, noon)
	require.Len(t, got, 2)
	require.Equal(t, "older than 6h, 30d, 1h30m, 1, 2.5, 0.5, true, Desk", got[0].Message)

	changed, err := override(t, set, `
  - {id: house-old, severity: error, params: {age: 4h30m, share: 0, steps: [7h], levels: [], by: "2"}}
  - {id: house-plain, off: true}
`)
	require.NoError(t, err)
	got = evalAt(t, changed, early)
	require.Len(t, got, 2, "Eval runs what the set holds")
	require.Equal(t, "older than 4h30m, 7h, , 0, true, 2", got[0].Message)
	require.Equal(t, Error, got[0].Severity)
	require.True(t, changed.Rule("house-plain").Off)
	require.Len(t, evalAt(t, set, early), 1, "the set itself is as before")
	require.Equal(t, Info, set.Rule("house-old").Severity)
	require.Equal(t, "age=6h", set.Rule("house-old").Params[0].Name+"="+set.Rule("house-old").Params[0].String())
}

// TestOverrideErrors: all mistakes at once, each at its place, with a suggestion where one is near.
func TestOverrideErrors(t *testing.T) {
	set := load(t, paramRule)
	changed, err := override(t, set, `
  - {id: house-odl}
  - {id: house-plain, params: {days: 3}}
  - id: house-old
    params:
      agee: 6h
      age: 6
      least: 1.5
      share: 2
      spared: rain
      active: "yes"
      steps: [1, 2]
      by:
  - {id: house-old, severity: warning}
`)
	require.EqualError(t, err, `house.yaml:3:10: no rule "house-odl" (did you mean "house-old"?); crosscheck rules list lists them
house.yaml:4:32: rule house-plain has no param "days"; it has none
house.yaml:7:7: rule house-old has no param "agee" (did you mean "age"?)
house.yaml:8:12: param age of rule house-old: want a duration like 6h, as in 6h
house.yaml:9:14: param least of rule house-old: want a whole number, as in 1
house.yaml:11:15: param spared of rule house-old: want a list of texts, as in [the weather]
house.yaml:12:15: param active of rule house-old: want true or false, as in true
house.yaml:13:14: param steps of rule house-old: want a list of durations, as in [30d, 1h30m]
house.yaml:14:7: param by of rule house-old: want a text, as in "Desk"`)
	require.Equal(t, Warning, changed.Rule("house-old").Severity, "what is right is changed")
}

// TestOverrideOfBrokenFile: a rule whose file has mistakes is not called unknown as well.
func TestOverrideOfBrokenFile(t *testing.T) {
	set, err := Load(testKinds(), File{"x.yaml", []byte("rules:\n  - {id: x, title: t, on: subject, verdict: note, severity: info, message: m, when: subject.nope}\n")})
	require.Error(t, err)
	_, err = override(t, set, "  - {id: x, severity: error}\n")
	require.NoError(t, err)
}

func TestDurations(t *testing.T) {
	for s, want := range map[string]string{"30s": "30s", "90m": "1h30m", "6h": "6h", "24h": "1d", "30d": "30d", "0s": "0s", "1h0m5s": "1h0m5s", "0d": "0s"} {
		d, ok := parseDuration(s)
		require.True(t, ok, s)
		require.Equal(t, want, showDuration(d))
	}
	for _, s := range []string{"", "6", "h", "-6h", "6 h", "6x", "d", "1.5d", "999999999d", "6h30", "0"} {
		_, ok := parseDuration(s)
		require.False(t, ok, s)
	}
}

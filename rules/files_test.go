package rules

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

const fixtures = "../testdata/rules"

// TestBadFiles: each file gives exactly the errors that its first comment lines name; a wanted line may be the start of the error.
func TestBadFiles(t *testing.T) {
	names, err := filepath.Glob(fixtures + "/*.bad.yaml")
	require.NoError(t, err)
	require.Greater(t, len(names), 20)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			var want []string
			for _, line := range strings.Split(string(data), "\n") {
				if w, ok := strings.CutPrefix(line, "# want: "); ok {
					want = append(want, filepath.Base(name)+":"+w)
				}
			}
			_, err = Load(testKinds(), File{filepath.Base(name), data})
			require.Error(t, err)
			got := strings.Split(err.Error(), "\n")
			require.Len(t, got, len(want), err.Error())
			for i := range want {
				require.True(t, strings.HasPrefix(got[i], want[i]), "want %s\ngot  %s", want[i], got[i])
			}
		})
	}
}

func TestGoodFiles(t *testing.T) {
	names, err := filepath.Glob(fixtures + "/*.good.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		_, err = Load(testKinds(), File{filepath.Base(name), data})
		require.NoError(t, err, name)
	}
}

// TestTwoFiles: the errors of all files come at once, and an id is one over all files.
func TestTwoFiles(t *testing.T) {
	rule := "rules:\n  - {id: x, title: t, on: subject, verdict: note, severity: info, message: m, when: subject.nope}\n"
	_, err := Load(testKinds(), File{"a.yaml", []byte(rule)}, File{"b.yaml", []byte(rule)})
	require.ErrorContains(t, err, `a.yaml:2:93: unknown field "nope" of a subject`)
	require.ErrorContains(t, err, `b.yaml:2:10: rule id "x" stands twice, first at a.yaml:2:10`)
}

func load(t testing.TB, body string) *Set {
	set, err := Load(testKinds(), File{"x.yaml", []byte("rules:\n" + body)})
	require.NoError(t, err)
	return set
}

func TestHouseRules(t *testing.T) {
	data, err := os.ReadFile(fixtures + "/house.good.yaml")
	require.NoError(t, err)
	set, err := Load(testKinds(), File{"house.good.yaml", data})
	require.NoError(t, err)
	n := facts.Exactly
	in := input(testKinds()[0], 0, says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 2, value: n(19)}, says{outlet: "C", day: 2, value: n(14)},
		says{outlet: "Coast Daily", day: 1, value: n(40)})
	in.Subjects[0].Key[0] = facts.Field{Name: "outcome", Value: facts.Term("missing")}
	for i := range in.Subjects[0].Readings {
		in.Subjects[0].Readings[i].Origins = 1
	}
	in.Digests[0].Facts[0].Fields = append(in.Digests[0].Facts[0].Fields, facts.Field{Name: "outcome", Value: facts.Term("killed")})
	in.Digests[0].Article.Parts[0].Name = "title"
	got, errs := set.Eval(context.Background(), in)
	require.Empty(t, errs)
	var lines []string
	for _, f := range got {
		lines = append(lines, f.Rule+": "+f.Message)
	}
	require.Equal(t, []string{
		"house-pair: {room 5} A: B",
		"house-fact: the headline says 12 killed and names no giver",
		"house-story: story",
		"house-subject: 12, 19, 14, 40 in A, B, C, Coast Daily",
	}, lines)
}

// TestRunErrors: an error stops one rule on one subject, names rule, place and subject, and the others go on.
func TestRunErrors(t *testing.T) {
	set := load(t, `
  - {id: broken, title: t, on: subject, verdict: note, severity: info, message: m, when: "subject.statements[7].draft"}
  - {id: fine, title: t, on: subject, verdict: note, severity: info, message: m, when: "subject.articles == 1"}
`)
	got, errs := set.Eval(context.Background(), input(testKinds()[0], 0, says{outlet: "A", value: facts.Exactly(1)}))
	require.Len(t, got, 1)
	require.Len(t, errs, 1)
	require.ErrorContains(t, errs[0], `x.yaml:3:`)
	require.ErrorContains(t, errs[0], `rule broken stopped on "the toll": index out of range`)
}

// TestHostile: loops and growing texts end with an error in bounded time.
func TestHostile(t *testing.T) {
	var list []says
	for range 60 {
		list = append(list, says{outlet: "A", day: 2, value: facts.Exactly(1)})
	}
	in := input(testKinds()[0], 0, list...)
	for name, c := range map[string]struct{ when, want string }{
		"loops": {`all(subject.statements, all(subject.statements, all(subject.statements, all(subject.statements, true))))`, "the condition takes too many steps"},
		"texts": {"let a = subject.label + subject.label; " + strings.Repeat("let a0 = a + a; ", 1) + doublings() + " a20 != \"\"", "a text grew over 64 KB"},
	} {
		set := load(t, "  - id: x\n    title: t\n    on: subject\n    verdict: note\n    severity: info\n    message: m\n    when: |\n      "+c.when+"\n")
		start := time.Now()
		got, errs := set.Eval(context.Background(), in)
		require.Empty(t, got, name)
		require.Len(t, errs, 1, name)
		require.ErrorContains(t, errs[0], c.want, name)
		require.Less(t, time.Since(start), 5*time.Second, name)
	}
}

func doublings() string {
	var b strings.Builder
	last := "a0"
	for i := 1; i <= 20; i++ {
		name := "a" + string(rune('0'+i%10))
		if i >= 10 {
			name = "a" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		}
		b.WriteString("let " + name + " = " + last + " + " + last + "; ")
		last = name
	}
	return b.String()
}

// TestNestedCalls: nesting costs no more than its length, although each level has the same choice of types.
func TestNestedCalls(t *testing.T) {
	for _, c := range []string{"has(", "string(", "len(", "abs(", "lower(", "reason(a.count, ", "also_says(a, ", "any(subject.statements, "} {
		start := time.Now()
		_, err := Load(testKinds(), File{"x.yaml", []byte("rules:\n  - {id: x, title: t, on: pair, kind: casualty, verdict: note, severity: info, message: m, when: '" +
			strings.Repeat(c, 90) + "a.count" + strings.Repeat(")", 90) + "'}\n")})
		require.Error(t, err, c)
		require.Less(t, time.Since(start), 5*time.Second, c)
	}
}

// TestSharedSet: one set runs in several goroutines at once and gives the same findings each time.
func TestSharedSet(t *testing.T) {
	set := builtins(t)
	n := facts.Exactly
	var list []says
	for i := range 40 {
		list = append(list, says{outlet: string(rune('A' + i%20)), day: 1 + i%3, value: n(float64(10 + i%5))})
	}
	run := func() (lines []string) {
		findings, errs := set.Eval(context.Background(), input(testKinds()[0], 0, list...))
		require.Empty(t, errs)
		for _, f := range findings {
			lines = append(lines, f.Rule+f.Message)
			for _, e := range f.Evidence {
				lines = append(lines, e.Article.ID)
			}
		}
		return lines
	}
	want := run()
	require.Greater(t, len(want), 40)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() { require.Equal(t, want, run()) })
	}
	wait.Wait()
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, errs := builtins(t).Eval(ctx, input(testKinds()[0], 0, says{outlet: "A", value: facts.Exactly(1)}))
	require.ErrorIs(t, errs[len(errs)-1], context.Canceled)
}

func TestCliques(t *testing.T) {
	hit := func(i, j int) fired { return fired{i: i, j: j} }
	pairs := func(groups [][]fired) (out [][][2]int) {
		for _, g := range groups {
			var list [][2]int
			for _, h := range g {
				list = append(list, [2]int{h.i, h.j})
			}
			out = append(out, list)
		}
		return out
	}
	require.Equal(t, [][][2]int{{{0, 0}, {0, 1}}, {{0, 0}, {0, 2}}, {{3, 3}}}, pairs(cliques([]fired{hit(0, 0), hit(0, 1), hit(0, 2), hit(3, 3)})))
	require.Equal(t, [][][2]int{{{0, 1}, {0, 2}, {1, 2}}}, pairs(cliques([]fired{hit(0, 1), hit(0, 2), hit(1, 2)})))
}

// FuzzRules: no panic; an error has a file, and a place inside the file where it has one; what loads runs on a small story without a panic.
func FuzzRules(f *testing.F) {
	names, _ := filepath.Glob(fixtures + "/*.yaml")
	more, _ := filepath.Glob("builtin/*.yaml")
	for _, name := range append(names, more...) {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	in := input(testKinds()[0], 0, says{outlet: "A", day: 2, value: facts.Exactly(12)}, says{outlet: "B", day: 3, value: facts.AtLeast(9)})
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := Load(testKinds(), File{"f.yaml", data})
		if err != nil {
			require.Empty(t, set.Rules())
			for _, line := range strings.Split(err.Error(), "\n") {
				require.NotEmpty(t, line)
			}
			require.True(t, strings.HasPrefix(err.Error(), "f.yaml"), err.Error())
			return
		}
		findings, _ := set.Eval(context.Background(), in)
		for _, x := range findings {
			require.NotEmpty(t, x.Evidence)
			require.NotContains(t, x.Message, "\n")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtins(b)
	}
}

// BenchmarkEval: 1,000 statements in subjects of ten, and in one subject.
func BenchmarkEval(b *testing.B) {
	set := builtins(b)
	for name, size := range map[string]int{"subjects of 10": 10, "one subject": 1000} {
		all := &Input{Draft: -1}
		for len(all.Digests) < 1000 {
			var list []says
			for i := range size {
				list = append(list, says{outlet: "outlet " + string(rune('a'+i%26)), day: 1 + i%28, value: facts.Exactly(float64(10 + i%7))})
			}
			in := input(testKinds()[0], 0, list...)
			for _, st := range in.Subjects[0].Statements {
				st.Index += len(all.Digests)
			}
			all.Digests = append(all.Digests, in.Digests...)
			all.Subjects = append(all.Subjects, in.Subjects...)
			all.Stories = append(all.Stories, facts.Story{ID: "st"})
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				set.Eval(context.Background(), all)
			}
		})
	}
}

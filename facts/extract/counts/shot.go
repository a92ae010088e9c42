package counts

import "crosscheck/facts/text"

var (
	gunfire  = text.NewSet("shot", "shooting", "shoots", "shootings", "stabbed", "stabbing", "stabs", "gunfire", "gunshot", "bullets")
	deadly   = text.NewSet("dead", "died", "dies", "dying", "fatal", "fatally", "fatality", "fatalities", "killed", "kills", "killing", "homicide", "slain", "deadly", "death", "deaths", "coroner")
	survived = text.NewSet("hospital", "hospitals", "hospitalized", "hospitalised", "injuries", "injury", "injured", "wound", "wounds", "wounded", "stable", "critical", "survive", "survived", "recovering", "treated", "surgery", "non-life-threatening", "recover")
)

// survivalSpan is how many sentences after a shooting may say that the people shot are alive.
const survivalSpan = 3

// settle calls people who were shot or stabbed injured where the article knows of no dead and says that they are treated. Elsewhere the
// outcome stays open: they may be dead or alive.
func (g *page) settle() {
	open := false
	for k := range g.out {
		c := &g.out[k]
		open = open || c.shot
		if c.Outcome == "killed" && c.Quantity.High > 0 && !c.Background {
			return
		}
	}
	if !open {
		return
	}
	for i := range g.d.Tokens {
		if deadly.Has(g.d.Tokens[i]) && !g.d.Is(i+1, "threat", "threats", "penalty") {
			return
		}
	}
	for k := range g.out {
		if c := &g.out[k]; c.shot && g.alive(c) {
			c.Outcome = "injured"
		}
	}
}

// alive reports whether the sentence or one soon after speaks of treatment or survival.
func (g *page) alive(c *Count) bool {
	s := g.d.SentenceOf(c.First)
	part := g.d.Sentences[s].Part
	for k := s; k < min(s+survivalSpan, len(g.d.Sentences)) && (g.d.Sentences[k].Part == part || k == s+1); k++ {
		for i := g.d.Sentences[k].First; i < g.d.Sentences[k].Last; i++ {
			if survived.Has(g.d.Tokens[i]) {
				return true
			}
		}
	}
	return false
}

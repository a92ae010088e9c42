package extract

import (
	"strings"

	"crosscheck/facts/text"
)

// stop are words that stand in news of every sort: function words, speech verbs, days and months. They join no articles.
var stop = text.NewSet(strings.Fields(`
	a about above across after again against ago all almost along already also although always am among amid an and another any anyone are
	around as at away back be became because become been before began behind being below between both but by came can cannot come could
	day days did do does doing done down due during each early either else end enough even ever every far few find first five for former four from
	front full further gave get give given go going gone good got great had half has have having he held help her here hers herself him
	himself his hour hours how however if in including into is isn't it it's its itself just keep kept know known last late later least left less let like
	likely little long look made make making man many may me men might minutes month months more morning most much must my near nearly need never new next night
	no nor not now number of off often old on once one only onto open or other others our out over own part past people perhaps place
	put rather read really right said same saw say saying says second see seen set seven several shall she should show since six so some
	someone something soon still such take taken tell ten than that the their them themselves then there these they thing things think this those though
	three through time times to today told tomorrow too took toward towards tuesday two under until up upon us use used using very want wanted was
	way we week weeks well went were what when where whether which while who whom whose why will with within without woman women work would year years yes yesterday
	yet you your monday wednesday thursday friday saturday sunday january february march april june july august september october november
	december according added announced asked called confirmed statement reported reports report reporters spokesman spokeswoman spokesperson
	official officials news told tuesday afternoon evening p.m. a.m. mr mrs ms dr photo image video story share facebook twitter comment comments
	don't didn't can't won't i'm he's she's they're we're that's there's i've we've who's couldn't wouldn't doesn't wasn't weren't haven't hasn't
	also put says saying tell told taken getting got`)...)

package facts

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDateWhy(t *testing.T) {
	d := Date{Kind: "DATE", Value: "2025-11-13", Rule: "most recent Thursday on or before publication", Anchor: "published 2025-11-14"}
	require.Equal(t, "2025-11-13: most recent Thursday on or before publication (published 2025-11-14)", d.Why())
	require.Empty(t, Date{Kind: "DATE", Value: "2012-05-03", Rule: "date as written"}.Why())
}

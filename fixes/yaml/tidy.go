package yaml

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/fixes/edit"
)

// Tidy lets lines that several editors of one text add at one place stand in the order
// in which they are nested, and beside each other as if one editor had added them: by
// the first of the orders that knows both names, else by the alphabet unless they are
// unsorted.
func Tidy(edits []edit.Edit, orders [][]string, unsorted bool) []edit.Edit {
	out := slices.Clone(edits)
	slices.SortStableFunc(out, func(a, b edit.Edit) int {
		if a.Start != b.Start || a.Start != a.End || b.Start != b.End {
			return a.Start - b.Start
		}
		return cmp.Or(depth(b.New)-depth(a.New), compare(a.Adds, b.Adds, orders, unsorted))
	})
	return out
}

// compare compares what is added to one mapping.
func compare(a, b string, orders [][]string, unsorted bool) int {
	in, x, _ := strings.Cut(a, "/")
	other, y, named := strings.Cut(b, "/")
	if in != other || !named || strings.ContainsAny(x+y, "\n") {
		return 0
	}
	for _, order := range orders {
		if i, j := slices.Index(order, x), slices.Index(order, y); i >= 0 && j >= 0 {
			return i - j
		}
	}
	if unsorted {
		return 0
	}
	return ByName(x, y)
}

// depth returns by how much the first line that an edit adds is indented. What is
// added within a line comes before all lines.
func depth(text string) int {
	line, ok := strings.CutPrefix(strings.TrimPrefix(text, "\r"), "\n")
	if !ok {
		return math.MaxInt32
	}
	return len(line) - len(strings.TrimLeft(line, " "))
}

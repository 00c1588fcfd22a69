package kubernetes

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// names tells objects of one address apart, by stack and by number.
type names struct {
	byAddress map[model.Address]*namesakes
	// stacks are the folders that are stacks of their own.
	stacks map[string]bool
	// touched are addresses whose objects have changed.
	touched map[model.Address]bool
	// split reports that stacks have to be found again.
	split bool
}

// namesakes are the objects of one address, and how many are in each folder.
type namesakes struct {
	objects []*object
	folders map[string]int
}

func newNames() names {
	return names{byAddress: map[model.Address]*namesakes{}, stacks: map[string]bool{}, touched: map[model.Address]bool{}}
}

func (n *names) add(o *object) {
	addr := o.plain.Address
	same := n.byAddress[addr]
	if same == nil {
		same = &namesakes{folders: map[string]int{}}
		n.byAddress[addr] = same
	}
	same.objects = append(same.objects, o)
	same.folders[o.folder()]++
	n.split = n.split || len(same.folders) > 1 && same.folders[o.folder()] == 1
	n.touched[addr] = true
}

func (n *names) remove(o *object) {
	addr := o.plain.Address
	same := n.byAddress[addr]
	same.objects = slices.DeleteFunc(same.objects, func(p *object) bool { return p == o })
	f := o.folder()
	if same.folders[f]--; same.folders[f] == 0 {
		n.split = n.split || len(same.folders) > 1
		delete(same.folders, f)
	}
	n.touched[addr] = true
	if len(same.objects) == 0 {
		delete(n.byAddress, addr)
	}
}

func (o *object) folder() string { return path.Dir(o.in.Path) }

// settle gives objects their final resources and returns those that have another
// one than before.
func (n *names) settle() []*object {
	if n.split {
		n.split = false
		if stacks := n.findStacks(); !equalSets(stacks, n.stacks) {
			n.stacks = stacks
			for addr := range n.byAddress {
				n.touched[addr] = true
			}
		}
	}
	var changed []*object
	for addr := range n.touched {
		same := n.byAddress[addr]
		if same == nil {
			continue
		}
		slices.SortFunc(same.objects, (*object).compare)
		seen := map[string]int{}
		for _, o := range same.objects {
			stack := n.stackOf(o.folder())
			seen[stack]++
			if o.name(stack, seen[stack]) {
				changed = append(changed, o)
			}
		}
	}
	clear(n.touched)
	return changed
}

// name gives the object its resource and reports whether it is another one.
func (o *object) name(stack string, number int) bool {
	addr := o.plain.Address
	if number > 1 {
		addr += model.Address("#" + strconv.Itoa(number))
	}
	if r := o.Resource; r != nil && r.Value == o.plain.Value && r.Origin.Stack == stack && r.Address == addr {
		return false
	}
	r := *o.plain
	r.Address, r.Origin.Stack = addr, stack
	o.Resource, o.At = &r, o
	return true
}

// findStacks returns the folders that have to be stacks of their own, since an
// address is declared both in or below them and beside them. Of two folders that
// declare the same, each is taken apart below the folder that they share; if
// that is one of the two, it stays what it is.
func (n *names) findStacks() map[string]bool {
	stacks := map[string]bool{}
	for _, same := range n.byAddress {
		if len(same.folders) < 2 {
			continue
		}
		folders := make([]string, 0, len(same.folders))
		for f := range same.folders {
			folders = append(folders, f)
		}
		slices.SortFunc(folders, compareFolders) // those that share most stand side by side
		for i := 1; i < len(folders); i++ {
			a, b := folders[i-1], folders[i]
			shared := sharedFolder(a, b)
			for _, f := range []string{a, b} {
				if below := childToward(shared, f); below != "" {
					stacks[below] = true
				}
			}
		}
	}
	return stacks
}

// compareFolders orders folders so that what is in one follows it.
func compareFolders(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

// sharedFolder returns the deepest folder that holds both.
func sharedFolder(a, b string) string {
	for !within(a, b) {
		b = path.Dir(b)
	}
	return b
}

// within reports whether a folder is another, or lies in it.
func within(f, outer string) bool {
	return outer == "." || f == outer || strings.HasPrefix(f, outer+"/")
}

// childToward returns the folder right below outer that f is, or lies in; "" if f
// is outer.
func childToward(outer, f string) string {
	if f == outer {
		return ""
	}
	for path.Dir(f) != outer {
		f = path.Dir(f)
	}
	return f
}

// stackOf returns the stack that a folder belongs to.
func (n *names) stackOf(folder string) string {
	if len(n.stacks) == 0 {
		return "."
	}
	for f := folder; f != "."; f = path.Dir(f) {
		if n.stacks[f] {
			return f
		}
	}
	return "."
}

func equalSets(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

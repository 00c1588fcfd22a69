package cloudformation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Comments returns the comments of the file, each as of the resource that it stands in or
// above, and among them what the metadata of resources tells scanners to pass over. Their
// ranges count from the file's start.
func (f *file) Comments() []model.Comment {
	var out []model.Comment
	if f.yaml != nil {
		out = f.yaml.Comments()
	}
	if f.template == nil {
		return out
	}
	var blocks []source.Range
	for _, e := range f.template.resources {
		block := f.inFile(e.block())
		blocks = append(blocks, block)
		out = append(out, f.silencers(e, block)...)
	}
	for i, c := range out {
		for _, b := range blocks {
			if f.holds(b, c.Range) || !c.Next.IsZero() && b.Start == c.Next.Start {
				out[i].Item = b
			}
		}
	}
	slices.SortStableFunc(out, func(a, b model.Comment) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	return out
}

// holds reports whether a comment stands in a block, or behind its last line.
func (f *file) holds(block, comment source.Range) bool {
	return comment.Start >= block.Start &&
		f.src.Text.Position(int(comment.Start)).Line <= f.src.Text.Position(int(block.End)).Line
}

// inFile returns a range as one that counts from the file's start.
func (f *file) inFile(r source.Range) source.Range {
	start, end, ok := f.src.Offsets(r)
	if !ok {
		return source.Range{}
	}
	return source.Range{Anchor: f.src.Whole, Start: uint32(start), End: uint32(end)}
}

// silencers returns what the metadata of a resource tells scanners to pass over, as the
// comments that say the same:
//
//	Metadata:
//	  parapet: {ignore: [{id: aws-s3-bucket-unversioned, reason: ...}]}
//	  checkov: {skip: [{id: CKV_AWS_18, comment: ...}]}
//	  cfn_nag: {rules_to_suppress: [{id: W35, reason: ...}]}
//
// See https://www.checkov.io/7.Scan%20Examples/Cloudformation.html and
// https://github.com/stelligent/cfn_nag#per-resource-rule-suppression.
func (f *file) silencers(e *entry, block source.Range) []model.Comment {
	meta := e.value.Get("Metadata")
	var out []model.Comment
	for _, form := range []struct{ tool, list, reason, before, between string }{
		{"parapet", "ignore", "reason", "parapet:ignore ", " "},
		{"checkov", "skip", "comment", "checkov:skip=", ":"},
		{"cfn_nag", "rules_to_suppress", "reason", "cfn_nag:skip=", ":"},
	} {
		list, _ := meta.Get(form.tool).Attr(form.list)
		for _, one := range list.Value.Elems() {
			id, ok := one.AsString()
			why := ""
			if !ok {
				id, ok = one.Get("id").AsString()
				why, _ = one.Get(form.reason).AsString()
			}
			if !ok {
				continue
			}
			text := form.before + id
			if why = strings.Join(strings.Fields(why), " "); why != "" {
				text += form.between + why
			}
			out = append(out, model.Comment{Text: text, Range: f.inFile(one.Range()), Next: block, Item: block})
		}
	}
	return out
}

// CommentPlace returns where a comment about what stands at an offset belongs. JSON has no
// comments.
func (f *file) CommentPlace(offset int) (at int, indent string, ok bool) {
	if f.yaml == nil {
		return 0, "", false
	}
	return f.yaml.CommentPlace(offset)
}

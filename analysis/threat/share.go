package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// copies are snapshots and images, which can be given to other accounts or to all.
var copies = []string{"aws_ami", "aws_ami_copy", "aws_ami_from_instance", "aws_db_cluster_snapshot", "aws_db_snapshot", "aws_db_snapshot_copy", "aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import"}

var (
	publicCopy = method("public-snapshot", "make a copy of it, which everybody may", "T1537", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html")
	sharedCopy = method("shared-snapshot", "make a copy of it, which another account may", "T1537 T1199", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html")
	invokeOpen = method("lambda-public-permission", "invoke the function, whose policy lets everybody", "T1648", "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html")
)

// shares adds who may copy snapshots and images from outside of the account.
func (w *world) shares() {
	for _, r := range w.all("aws_db_cluster_snapshot", "aws_db_snapshot", "aws_db_snapshot_copy") {
		for i, v := range elems(r.Value.Get("shared_accounts")) {
			w.shared(r, w.text(r, v), grant{evidence: []Evidence{at(r, "shared_accounts", i)}})
		}
	}
	for _, r := range w.all("aws_snapshot_create_volume_permission") {
		if to := w.find(r, r.Value.Get("snapshot_id"), "id", copies...); to != nil {
			w.shared(to, w.text(r, r.Value.Get("account_id")), grant{evidence: []Evidence{at(r, "account_id")}})
		}
	}
	for _, r := range w.all("aws_ami_launch_permission") {
		to := w.find(r, r.Value.Get("image_id"), "id", copies...)
		if to == nil {
			continue
		}
		if group, _ := r.Value.Get("group").AsString(); group == "all" {
			w.shared(to, group, grant{evidence: []Evidence{at(r, "group")}})
		} else if v := r.Value.Get("account_id"); v != nil {
			w.shared(to, w.text(r, v), grant{evidence: []Evidence{at(r, "account_id")}})
		}
	}
}

// shared adds that an account, or "all", may copy r.
func (w *world) shared(r *model.Resource, with string, g grant) {
	switch {
	case with == "all":
		w.rule(of(Read, r), &publicCopy, Call, g, Fact{Kind: AnyAccount})
	case isNumber(with) && !w.isOurs(with) && !w.trusted(with):
		if own := w.account(r).number; !known(own) {
			g.assume(with + " is another account than the code's")
		}
		w.rule(of(Read, r), &sharedCopy, Flaw, g, Fact{Kind: ExternalAccount, Name: with})
	}
}

// invocable adds that anybody with an AWS account may invoke a function. What
// limits the permission to a source, an organization or a URL keeps strangers out.
func (l *layout) invocable(r *model.Resource) {
	for i, v := range elems(r.Value.Get("permission")) {
		who, _ := v.Get("principal").AsString()
		action, _ := v.Get("action").AsString()
		limited := slices.ContainsFunc([]string{"source_arn", "source_account", "principal_org_id", "function_url_auth_type", "event_source_token"}, func(attr string) bool {
			return !v.Get(attr).IsNull()
		})
		if who != "*" || limited || action != "lambda:InvokeFunction" && action != "lambda:*" {
			continue
		}
		l.w.rule(of(Reach, r), &invokeOpen, Call, grant{evidence: []Evidence{at(r, "permission", i)}}, Fact{Kind: AnyAccount})
		l.called(r)
	}
}

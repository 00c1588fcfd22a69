package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

var (
	handedSecret  = method("ecs-task-secret", "read the secret, which the container is given", "T1552.007", ecsGuide+"specifying-sensitive-data.html")
	runsTask      = method("ecs-service-task", "run in the containers of its task", "T1610", ecsGuide+"task_definitions.html")
	readsReplica  = method("s3-replica", "read the objects where they are replicated to", "T1530", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html")
	lakePermitted = method("lakeformation-get-data-access", "read tables in the bucket by Lake Formation", "T1530", "https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html")
	pullRequest   = method("codebuild-pull-request", "have the project build a pull request", "T1195.002", "https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html")
	searchAccess  = method("aoss-data-access", "query the collection, whose data access policy lets it", "T1213", "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html")
)

// handed adds what leads from one thing to another without anybody's rights: secrets that
// containers are given, replicas, data that Lake Formation gives out,
// builds of pull requests.
func (w *world) handed() {
	w.taskSecrets()
	w.replicas()
	w.lakes()
	w.builds()
	w.collections()
}

// taskSecrets adds that code in a container sees the secrets that it is given.
func (w *world) taskSecrets() {
	for _, task := range w.all("aws_ecs_task_definition") {
		for _, l := range leaves(task.Value, []string{"container_definitions", "secrets", "valueFrom"}, nil) {
			store := w.referred(task, l.value, "aws_secretsmanager_secret", "aws_ssm_parameter")
			if store == nil {
				store = w.find(task, l.value, "arn name id", "aws_secretsmanager_secret", "aws_ssm_parameter")
			}
			if store != nil {
				w.rule(of(Read, store), &handedSecret, Call, grant{evidence: []Evidence{at(task, l.path...)}}, of(Compute, task))
			}
		}
	}
	for _, s := range w.all("aws_ecs_service") {
		if task := w.find(s, s.Value.Get("task_definition"), "arn family", "aws_ecs_task_definition"); task != nil {
			w.rule(of(Compute, task), &runsTask, Given, grant{evidence: []Evidence{at(s, "task_definition")}}, of(Compute, s))
		}
	}
}

// replicas adds that the objects of a bucket are where they are replicated to.
func (w *world) replicas() {
	for _, r := range w.all("aws_s3_bucket") {
		for _, rule := range each(r.Value, "replication_configuration.rules") {
			if s, ok := rule.Get("status").AsString(); ok && s != "Enabled" {
				continue
			}
			for _, v := range walk(rule, "destination.bucket") {
				if to := w.find(r, v, "arn id bucket", r.Type); to != nil && to != r {
					w.rule(of(Read, r), &readsReplica, Given, grant{evidence: []Evidence{at(r, "replication_configuration")}}, of(Read, to))
				}
			}
		}
	}
}

// lakes adds who reads buckets by Lake Formation: whom it grants to select from tables whose
// data lies there, without a right of their own to the objects.
func (w *world) lakes() {
	const action = "lakeformation:GetDataAccess"
	for _, lake := range w.all("aws_lakeformation_resource") {
		bucket, _ := w.codeAt(lake, lake.Value.Get("arn"))
		if bucket == nil {
			continue
		}
		for _, x := range w.all("aws_lakeformation_permissions") {
			if !selects(x) || w.account(x).number != w.account(lake).number {
				continue
			}
			holder := w.find(x, x.Value.Get("principal"), "arn", "aws_iam_role", "aws_iam_user")
			if holder == nil {
				continue
			}
			for _, p := range w.named[w.arn(holder)] {
				if p.res == holder && p.may(strings.ToLower(action)) {
					w.lake(p, bucket, lake, x)
				}
			}
		}
	}
}

// selects reports whether permissions let somebody read tables.
func selects(x *model.Resource) bool {
	return slices.ContainsFunc(elems(x.Value.Get("permissions")), func(v *model.Value) bool {
		s, _ := v.AsString()
		return s == "SELECT" || s == "ALL" || s == "SUPER"
	})
}

func (w *world) lake(p *principal, bucket, lake, x *model.Resource) {
	g := *w.elsewhere(p, "lakeformation:GetDataAccess")
	if g.allowed == iam.No {
		return
	}
	h := grant{allowed: iam.Yes, evidence: []Evidence{at(x, "permissions"), at(lake, "arn")}}
	h.merge(&g)
	var at *model.Resource
	for _, table := range w.all("aws_glue_catalog_table") {
		for _, v := range walk(table.Value, "storage_descriptor.location") {
			if b, _ := w.codeAt(table, v); b == bucket && w.isTableOf(x, table) {
				at = table
			}
		}
	}
	if at == nil {
		h.assume("tables of " + string(x.Address) + " lie in " + string(bucket.Address))
	}
	w.rule(of(Read, bucket), &lakePermitted, Work, h, p.fact)
}

// isTableOf reports whether permissions are about a table: by its name, or all of its
// database.
func (w *world) isTableOf(x, table *model.Resource) bool {
	for _, kind := range []string{"table", "table_with_columns"} {
		for _, v := range each(x.Value, kind) {
			same := w.text(x, v.Get("database_name")) == w.text(table, table.Value.Get("database_name")) || w.sharesReference(x, v.Get("database_name"), table, table.Value.Get("database_name"))
			name := v.Get("name")
			wild, _ := v.Get("wildcard").AsBool()
			if same && (wild || w.referred(x, name, table.Type) == table || !name.IsNull() && w.text(x, name) == w.text(table, table.Value.Get("name"))) {
				return true
			}
		}
	}
	return false
}

// sharesReference reports whether two values refer to the same resource.
func (w *world) sharesReference(a *model.Resource, v *model.Value, b *model.Resource, u *model.Value) bool {
	return a.Origin.Stack == b.Origin.Stack && slices.ContainsFunc(v.Refs(), func(r model.Ref) bool {
		return slices.ContainsFunc(u.Refs(), func(s model.Ref) bool { return r.Address == s.Address })
	})
}

// builds adds that a project builds pull requests of whoever can make some: its hook takes
// them, and does not ask who it is.
func (w *world) builds() {
	for _, hook := range w.all("aws_codebuild_webhook") {
		project := w.find(hook, hook.Value.Get("project_name"), "name id", "aws_codebuild_project")
		if project == nil {
			continue
		}
		where := ""
		for _, v := range walk(project.Value, "source.location") {
			where = w.text(project, v)
		}
		groups := elems(hook.Value.Get("filter_group"))
		open := len(groups) == 0
		for _, g := range groups {
			open = open || takesPulls(g)
		}
		if open && where != "" {
			g := grant{evidence: []Evidence{at(hook, "filter_group"), at(project, "source")}}
			w.rule(of(Compute, project), &pullRequest, Flaw, g, Fact{Kind: Contributor, Name: iam.Show(where)})
		}
	}
}

// takesPulls reports whether a group of filters lets a pull request of anybody trigger a
// build.
func takesPulls(group *model.Value) bool {
	pulls := false
	for _, f := range elems(group.Get("filter")) {
		typ, _ := f.Get("type").AsString()
		pattern, _ := f.Get("pattern").AsString()
		exclude, _ := f.Get("exclude_matched_pattern").AsBool()
		switch typ {
		case "ACTOR_ACCOUNT_ID":
			if !exclude {
				return false
			}
		case "EVENT":
			pulls = strings.Contains(pattern, "PULL_REQUEST_CREATED") || strings.Contains(pattern, "PULL_REQUEST_UPDATED")
		}
	}
	return pulls
}

// each returns the elements of what stands at a dotted path.
func each(v *model.Value, path string) []*model.Value {
	var out []*model.Value
	for _, x := range walk(v, path) {
		out = append(out, elems(x)...)
	}
	return out
}

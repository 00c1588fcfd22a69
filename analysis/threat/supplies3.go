package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// replaceCode is the way to put other code where something takes its own from.
var replaceCode = way{Method: method("s3-replace-code", "replace the code that it takes from the bucket", "T1525 T1195.002", "amazons3"),
	actions: "s3:PutObject", level: Wait, target: "aws_s3_bucket"}

// A codeSource is where a type names the bucket and the object that its code is taken from:
// attribute paths; object is "" where the bucket's attribute names both, or where any
// object will do. When is what is assumed of when the code is taken.
type codeSource struct{ bucket, object, when string }

// codeSources are where code is taken from, by type. Of the page of each type in the
// provider's documentation.
var codeSources = map[string]codeSource{
	"aws_cloudformation_stack":           {"template_url", "", "the stack is updated from its template"},
	"aws_codepipeline":                   {"stage.action.configuration.S3Bucket", "stage.action.configuration.S3ObjectKey", ""},
	"aws_emr_cluster":                    {"bootstrap_action.path", "", "the cluster starts another instance"},
	"aws_glue_job":                       {"command.script_location", "", ""},
	"aws_kinesisanalyticsv2_application": {"application_configuration.application_code_configuration.code_content.s3_content_location.bucket_arn", "", "the application is updated from its code"},
	"aws_lambda_function":                {"s3_bucket", "s3_key", "the function is deployed again from the bucket"},
	"aws_mwaa_environment":               {"source_bucket_arn", "", ""},
	"aws_synthetics_canary":              {"s3_bucket", "s3_key", "the canary is deployed again from the bucket"},
}

// scripts adds that whoever may write where something takes its code from runs code in it.
func (w *world) scripts() {
	if len(w.list(replaceCode.target)) == 0 {
		return
	}
	for _, typ := range slices.Sorted(maps.Keys(codeSources)) {
		s := codeSources[typ]
		for _, r := range w.all(typ) {
			for _, l := range leaves(r.Value, strings.Split(s.bucket, "."), nil) {
				bucket, key := w.codeAt(r, l.value)
				if bucket == nil {
					continue
				}
				if s.object != "" {
					if keys := leaves(r.Value, strings.Split(s.object, "."), nil); len(keys) == 1 {
						key = w.text(r, keys[0].value)
					}
				}
				w.writers(r, bucket, key, s.when, at(r, l.path...))
			}
		}
	}
}

// codeAt returns the bucket that a value names, and the object where it tells that as well:
// by reference, as "s3://bucket/object", by the bucket's name or ARN, or by a URL.
func (w *world) codeAt(r *model.Resource, v *model.Value) (bucket *model.Resource, key string) {
	text := w.text(r, v)
	name, rest := strings.TrimPrefix(text, "arn:"+partition+":s3:::"), ""
	if after, ok := strings.CutPrefix(text, "s3://"); ok {
		name, rest, _ = strings.Cut(after, "/")
	} else if after, ok := strings.CutPrefix(text, "https://"); ok {
		host, path, _ := strings.Cut(after, "/")
		name, rest = host, path
		if b, _, ok := strings.Cut(host, ".s3"); ok {
			name = b
		}
	}
	if o := w.referred(r, v, "aws_s3_object", "aws_s3_bucket_object"); o != nil {
		return w.find(o, o.Value.Get("bucket"), "bucket id", "aws_s3_bucket"), w.text(o, o.Value.Get("key"))
	}
	if b := w.referred(r, v, "aws_s3_bucket"); b != nil {
		return b, rest
	}
	for _, b := range w.all("aws_s3_bucket") {
		if own := w.text(b, b.Value.Get("bucket")); own != "" && own == name {
			return b, rest
		}
	}
	return nil, ""
}

// writers adds who can replace an object of a bucket, any where it is not known which,
// and so runs code in r.
func (w *world) writers(r, bucket *model.Resource, key, when string, e Evidence) {
	q := query{resource: w.arn(bucket) + "/" + key, within: key == "" || !known(key), on: bucket, account: w.account(bucket).number}
	if doc := bucket.Value.Get("policy"); !doc.IsNull() {
		q.policy = w.document(bucket, doc, model.Path{"policy"})
	}
	if q.within {
		q.resource = w.arn(bucket) + "/"
	}
	for _, p := range w.everybody {
		if p.isGroup() || p.Account != w.account(r).number || !p.speaks(&replaceCode) {
			continue
		}
		q.action = "s3:PutObject"
		d := w.ask(p, q)
		if d.Allowed == iam.No {
			continue
		}
		g := grant{allowed: iam.Yes}
		g.and(q.action, d)
		g.add(e)
		if when != "" {
			g.assume(when)
		}
		w.rule(of(Compute, r), &replaceCode.Method, replaceCode.level, g, p.fact)
	}
}

package reconcile

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
)

// queues is code of which everything is gone.
const queues = `# Somebody has deleted it.
resource "aws_sqs_queue" "mails" {
  name = "mails"
}

resource "aws_sqs_queue_policy" "mails" {
  queue_url = aws_sqs_queue.mails.id
  policy    = jsonencode({ Version = "2012-10-17", Statement = [] })
}

import {
  to = aws_sqs_queue.mails
  id = "https://sqs.eu-central-1.amazonaws.com/123456789012/mails"
}
`

const forgotten = `# Somebody has deleted it.
removed {
  from = aws_sqs_queue.mails

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_sqs_queue_policy.mails

  lifecycle {
    destroy = false
  }
}
`

func TestRemove(t *testing.T) {
	read := &cloud.Snapshot{Readings: []cloud.Reading{{Type: "aws_sqs_queue"}}}
	cases := []struct {
		name  string
		files map[string]string
		want  string // of main.tf
		why   string
	}{
		{"with what configures it", map[string]string{"main.tf": queues}, forgotten, ""},
		{"an output refers to it", map[string]string{"main.tf": queues, "outputs.tf": "output \"mails\" {\n  value = \"x-${aws_sqs_queue.mails.arn}\"\n}\n"}, "", "outputs.tf:2 refers to aws_sqs_queue.mails"},
		{"another resource depends on it", map[string]string{"main.tf": queues + "resource \"aws_vpc\" \"v\" {\n  cidr_block = \"10.0.0.0/16\"\n  depends_on = [aws_sqs_queue_policy.mails]\n}\n"}, "", "main.tf:17 refers to aws_sqs_queue_policy.mails"},
		{"JSON beside it refers to it", map[string]string{"main.tf": queues, "o.tf.json": `{"output": {"x": {"value": "${aws_sqs_queue.mails.arn}"}}}`}, "", "o.tf.json refers to aws_sqs_queue.mails"},
		{"it has a namesake in another folder", map[string]string{"main.tf": queues, "other/main.tf": "output \"x\" {\n  value = aws_sqs_queue.mails.arn\n}\n"}, forgotten, ""},
		{"a module makes it", map[string]string{"q/main.tf": "resource \"aws_sqs_queue\" \"mails\" {\n  name = \"mails\"\n}\n", "main.tf": "module \"q\" {\n  source = \"./q\"\n}\n"}, "", ""},
		{"in JSON", map[string]string{"main.tf.json": `{"resource": {"aws_sqs_queue": {"mails": {"name": "mails"}}}}`}, "", "not removed from JSON"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p, found := planOf(t, c.files, read, Remove)
			if len(found.Drifts) != 1 {
				t.Fatalf("%d drifts", len(found.Drifts))
			}
			r := p.Remedies[0][1]
			if got := text(p, "main.tf"); got != c.want {
				t.Errorf("main.tf becomes\n%s\n%+v", got, r)
			}
			if r.Kind != Remove || (c.why == "") != (r.Failed == "") || !strings.Contains(r.Failed, c.why) {
				t.Errorf("the remedy is %+v", r)
			}
			if c.why == "" && (len(r.Commands) != 1 || r.Commands[0] != "terraform '-chdir=in fra' plan") {
				t.Errorf("the commands are %q", r.Commands)
			}
		})
	}
	if p, _ := planOf(t, map[string]string{"main.tf": queues}, read); len(p.Files()) > 0 || len(p.Remedies[0][1].Files) != 1 {
		t.Errorf("what is a variant alone is written, or not told: %+v", p.Remedies[0])
	}
}

// TestRemoveFromAModule holds that code that several calls share stays.
func TestRemoveFromAModule(t *testing.T) {
	p, _ := planOf(t, map[string]string{"queue/main.tf": module, "main.tf": `module "a" {
  source = "./queue"
  name   = "a"
}

module "b" {
  source = "./queue"
  name   = "b"
}
`}, &cloud.Snapshot{Readings: []cloud.Reading{{Type: "aws_sqs_queue"}}, Resources: []cloud.Resource{res("aws_sqs_queue", "a", attrs{"name": "a"})}}, Remove)
	if got := p.Remedies[0][1]; len(p.Files()) > 0 || got.Failed == "" {
		t.Errorf("the remedy is %+v", got)
	}
}

func TestRemoveAnObject(t *testing.T) {
	more := "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: more\n  namespace: shop\ndata:\n  a: b\n"
	lives := obj(t, "v1", "ConfigMap", "more", attrs{"data": attrs{"a": "b"}})
	cases := []struct {
		name  string
		files map[string]string
		lives []cloud.Resource
		gone  bool
		want  string
		why   string
	}{
		{"one of two in a file", map[string]string{"web.yaml": web + "---\n" + more}, []cloud.Resource{lives}, false, "---\n" + more, ""},
		{"all of a file", map[string]string{"web.yaml": web, "more.yaml": more}, []cloud.Resource{lives}, true, "", ""},
		{"what a kustomization names", map[string]string{"web.yaml": web, "kustomization.yaml": "resources: [web.yaml]\n"}, nil, false, "", "all that the file holds"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := &cloud.Snapshot{Resources: c.lives, Readings: []cloud.Reading{{Type: kubernetes.All}}}
			p, found := planOf(t, c.files, s, Remove)
			if len(found.Drifts) != 1 {
				t.Fatalf("%d drifts", len(found.Drifts))
			}
			if r := p.Remedies[0][1]; r.Kind != Remove || (c.why == "") != (r.Failed == "") || !strings.Contains(r.Failed, c.why) {
				t.Errorf("the remedy is %+v", r)
			}
			files := p.Files()
			switch {
			case c.gone && (len(files) != 1 || files[0].After != nil || files[0].Before == nil):
				t.Errorf("the file stays: %+v", files)
			case !c.gone && text(p, "web.yaml") != c.want:
				t.Errorf("the file becomes\n%s", text(p, "web.yaml"))
			}
		})
	}
}

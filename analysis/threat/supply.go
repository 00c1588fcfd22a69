package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// pushImage is the way to put other code into what runs an image by its tag:
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html.
var pushImage = way{Method: method("ecr-push-image", "push another image under the tag that runs there", "T1525 T1195.002", "amazonelasticcontainerregistry"),
	actions: "ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage ~ecr:GetAuthorizationToken", level: Wait, target: "aws_ecr_repository"}

// imagesOf are where types name the images that they run, through lists and JSON
// documents. Of the page of each type in the provider's documentation.
var imagesOf = map[string]string{
	"aws_apprunner_service":    "source_configuration.image_repository.image_identifier",
	"aws_batch_job_definition": "container_properties.image",
	"aws_codebuild_project":    "environment.image",
	"aws_ecs_task_definition":  "container_definitions.image",
	"aws_lambda_function":      "image_uri",
	kube.Container:             "image",
}

// A consumer runs an image of a repository.
type consumer struct {
	res  *model.Resource
	path model.Path
}

// images adds that whoever may push to a repository runs code in what uses its
// images. Tags that cannot be moved keep what runs as it is.
func (w *world) images() {
	repositories := w.all(pushImage.target)
	if len(repositories) == 0 {
		return
	}
	used := w.consumers()
	for _, r := range repositories {
		g := grant{}
		mutability := r.Value.Get("image_tag_mutability")
		if s, ok := mutability.AsString(); ok && s == "IMMUTABLE" || len(used[r]) == 0 {
			continue
		} else if !ok && mutability.Is(model.Unknown) {
			g.assume("tags of " + string(r.Address) + " can be moved")
		}
		for _, p := range w.everybody {
			if p.isGroup() || p.Account != w.account(r).number || !p.speaks(&pushImage) {
				continue
			}
			asked, ok := w.asked(p, &pushImage, query{resource: w.arn(r), on: r})
			if !ok {
				continue
			}
			for _, c := range used[r] {
				one := grant{evidence: append(slices.Clone(asked.evidence), at(c.res, c.path...)), actions: asked.actions, assumes: append(slices.Clone(g.assumes), asked.assumes...)}
				w.rule(of(Compute, c.res), &pushImage.Method, pushImage.level, one, p.fact)
			}
		}
	}
}

// consumers returns what runs images of each repository.
func (w *world) consumers() map[*model.Resource][]consumer {
	out := map[*model.Resource][]consumer{}
	for _, typ := range slices.Sorted(maps.Keys(imagesOf)) {
		for _, r := range w.all(typ) {
			for _, c := range leaves(r.Value, strings.Split(imagesOf[typ], "."), nil) {
				if repository := w.repository(r, c.value); repository != nil {
					out[repository] = append(out[repository], consumer{r, c.path})
				}
			}
		}
	}
	for _, s := range w.all("aws_ecs_service") {
		task := w.find(s, s.Value.Get("task_definition"), "arn family", "aws_ecs_task_definition")
		for repository, list := range out {
			if i := slices.IndexFunc(list, func(c consumer) bool { return c.res == task }); task != nil && i >= 0 {
				out[repository] = append(list, consumer{s, model.Path{"task_definition"}})
			}
		}
	}
	return out
}

// A leaf is a value with its path.
type leaf struct {
	value *model.Value
	path  model.Path
}

// leaves follows names through objects, lists and JSON documents.
func leaves(v *model.Value, names []string, at model.Path) []leaf {
	if doc := v.Doc(); doc != nil {
		v = doc
	}
	if v.Kind() == model.List {
		var out []leaf
		for i, e := range v.Elems() {
			out = append(out, leaves(e, names, append(slices.Clone(at), i))...)
		}
		return out
	}
	if len(names) == 0 {
		return []leaf{{v, at}}
	}
	if next := v.Get(names[0]); next != nil {
		return leaves(next, names[1:], append(slices.Clone(at), names[0]))
	}
	return nil
}

// repository returns the repository of an image that is named by a tag: by
// reference, or by its name behind that of a registry.
func (w *world) repository(r *model.Resource, image *model.Value) *model.Resource {
	text := w.text(r, image)
	if strings.Contains(text, "@sha256:") {
		return nil
	}
	if repository := w.referred(r, image, pushImage.target); repository != nil {
		return repository
	}
	registry, name, ok := strings.Cut(text, ".amazonaws.com/")
	if !ok || !strings.Contains(registry, ".dkr.ecr.") {
		return nil
	}
	name, _, _ = strings.Cut(name, ":")
	number, _, _ := strings.Cut(registry, ".")
	for _, to := range w.all(pushImage.target) {
		account := w.account(to).number
		if w.text(to, to.Value.Get("name")) == name && (account == number || !known(account)) {
			return to
		}
	}
	return nil
}

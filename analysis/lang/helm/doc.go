// Package helm is the front end for Helm charts: folders with a Chart.yaml.
//
// A [Session] renders each chart as `helm template` does, once for each of its
// environments, with the values of the chart, of files and of assignments, and gives
// the objects that come of it to the front end for Kubernetes. Every value keeps the
// place in the template where it stands and, where it came through included
// templates and values, the places behind it.
//
// The package engine does the rendering. It executes templates with text/template
// and the functions of sprig, which is what Helm's own engine does; that one is not
// part of the program, since it brings the client of Kubernetes along. The module
// in the folder oracle holds both against each other.
//
// No cluster is asked (lookup finds nothing), no name resolved and no archive
// unpacked to disk. What a template may do is bounded. What chance, a clock or a
// user decides is unknown.
//
// # Stacks
//
// A chart is a stack of its own, by its folder; with environments, each of these is,
// under the name of the folder with "@" and the environment's name behind it.
package helm

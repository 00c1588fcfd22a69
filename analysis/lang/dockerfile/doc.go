// Package dockerfile is the front end for Dockerfiles and Containerfiles
// (https://docs.docker.com/reference/dockerfile/). BuildKit's parser reads each
// instruction; the places of words are found beside it. Each file is one resource
// of type "dockerfile", whose value is
//
//   - stages: a list, in order. Each stage has
//     index, name, final (it is the last one);
//     from: image, name, registry, tag, digest, platform, scratch, or stage, the
//     index of the stage that it builds upon;
//     a list for each kind of instruction that it has: run, copy, add, env, arg,
//     label, expose, user, workdir, cmd, entrypoint, healthcheck, shell, volume,
//     stopsignal, maintainer. Each element has order, its place among the
//     instructions of the stage, and onbuild where it is a trigger for images
//     that build upon this one;
//     effective: what the image is set to in the end, with what other stages of
//     the file have left to it: user, workdir, shell, cmd, entrypoint,
//     healthcheck, stopsignal, env.
//   - args: the build arguments before the first stage;
//   - directives: syntax, escape, check.
//
// Elements of run, cmd, entrypoint and healthcheck have form ("shell" or "exec"),
// command or words, and commands, as package shelltext reads them. Those of run
// also have mounts, network, security, and the user, workdir and shell that they
// run with, where the file says.
//
// Variables are replaced as BuildKit does, by the defaults of build arguments.
// What only the base image or the caller knows is unknown. A stage in which an
// instruction cannot be read is open: what it seems to lack is unknown.
package dockerfile

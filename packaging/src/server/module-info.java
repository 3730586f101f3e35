/** A program that runs a server with an echo desk until standard input ends. */
module dev.chasitor.images.server {
  requires dev.chasitor.server;
}

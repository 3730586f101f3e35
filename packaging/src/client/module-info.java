/** A program that holds one chat with the server at a given address. */
module dev.chasitor.images.client {
  requires dev.chasitor.client;
  requires dev.chasitor.transport.jdk;
}

/** A client alone: opens one chat with the server at the address it is given. */
module dev.chasitor.images.client {
  requires dev.chasitor.client;
  requires dev.chasitor.transport.jdk;
}

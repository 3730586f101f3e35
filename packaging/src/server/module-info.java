/** A server alone: answers chats with an echo desk until its input ends. */
module dev.chasitor.images.server {
  requires dev.chasitor.server;
}

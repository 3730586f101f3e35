package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.host.HostSessions;

/** The parts that all event loops of a server share. Thread-safe. */
final class ServerParts {

  private final ServerOptions options;
  private final EventLoopExecutor eventLoops = new EventLoopExecutor();
  private final ChasitorCodec codec = ChasitorCodec.create();
  private final HostSessions sessions;
  private volatile int port;

  ServerParts(ServerOptions options) {
    this.options = options;
    this.sessions =
        HostSessions.builder(options.desk())
            .nodes(options.nodes())
            .maxSessions(options.maxSessions())
            .profile(options.profile())
            .store(options.store())
            .observer(options.observer())
            .executor(eventLoops)
            .build();
  }

  ServerOptions options() {
    return options;
  }

  EventLoopExecutor eventLoops() {
    return eventLoops;
  }

  ChasitorCodec codec() {
    return codec;
  }

  HostSessions sessions() {
    return sessions;
  }

  int port() {
    return port;
  }

  void listensOn(int actualPort) {
    port = actualPort;
  }
}

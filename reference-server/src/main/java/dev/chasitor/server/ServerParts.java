package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What all shards of a server share. Thread-safe. */
final class ServerParts {

  private static final System.Logger LOG = System.getLogger(ServerParts.class.getName());

  private final ServerOptions options;
  private final Cluster cluster;
  private final CredentialIssuer credentials = new CredentialIssuer();
  private final ServerClock clock = new ServerClock();
  private final ChasitorCodec codec = ChasitorCodec.create();
  private final AtomicLong exchangeIds = new AtomicLong();
  private final List<EventLoopSessions> shards = new CopyOnWriteArrayList<>();
  private volatile int port;

  ServerParts(ServerOptions options) {
    this.options = options;
    this.cluster = new Cluster(options.nodes());
  }

  ServerOptions options() {
    return options;
  }

  Cluster cluster() {
    return cluster;
  }

  CredentialIssuer credentials() {
    return credentials;
  }

  ServerClock clock() {
    return clock;
  }

  ChasitorCodec codec() {
    return codec;
  }

  long nextExchangeId() {
    return exchangeIds.incrementAndGet();
  }

  EventLoopSessions newShard() {
    EventLoopSessions shard = new EventLoopSessions(this);
    shards.add(shard);
    return shard;
  }

  List<EventLoopSessions> shards() {
    return shards;
  }

  /** The one shard where a session lives. */
  EventLoopSessions shardOf(String sessionId) {
    return shards.get(Math.floorMod(sessionId.hashCode(), shards.size()));
  }

  int port() {
    return port;
  }

  void listensOn(int actualPort) {
    port = actualPort;
  }

  void observed(Consumer<ServerObserver> told) {
    try {
      told.accept(options.observer());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A server observer failed", e);
    }
  }
}

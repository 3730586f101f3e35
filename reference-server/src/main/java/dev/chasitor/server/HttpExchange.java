package dev.chasitor.server;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way through the server; answered or cut, once. Thread-safe. */
final class HttpExchange {

  private final long id;
  private final Understood understood;
  private final Requester peer;
  private final ChasitorCodec codec;
  private final AtomicBoolean done = new AtomicBoolean();
  private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

  HttpExchange(long id, Understood understood, Requester peer, ChasitorCodec codec) {
    this.id = id;
    this.understood = understood;
    this.peer = peer;
    this.codec = codec;
    peer.onLeft(this::clientLeft);
  }

  private void clientLeft() {
    if (done.compareAndSet(false, true)) {
      abandoned.complete(null);
    }
  }

  long id() {
    return id;
  }

  Understood understood() {
    return understood;
  }

  Request request() {
    return understood.request();
  }

  /** Runs this if the client goes away before the answer, or went away already. */
  void onAbandoned(Runnable told) {
    CompletableFuture<Void> unused = abandoned.thenRun(told);
  }

  /** Answers, and tells the status. */
  int answer(Reply reply) {
    WireResponse wire = codec.encodeReply(reply);
    if (done.compareAndSet(false, true)) {
      peer.answer(wire);
    }
    return wire.status();
  }

  void refuse(Refusal refusal) {
    answer(new Reply.Refused(refusal));
  }

  void refuseForOtherNode() {
    refuse(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
  }

  /** 500: the store failed. */
  void refuseFailed() {
    refuse(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
  }

  void refuseUnknown() {
    refuse(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
  }

  /** Closes the connection without an answer, as a node does that dies. */
  void cut() {
    if (done.compareAndSet(false, true)) {
      peer.cut();
    }
  }
}

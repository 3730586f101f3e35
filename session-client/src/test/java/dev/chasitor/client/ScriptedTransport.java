package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A server in memory behind the transport SPI: pushes what it is told to, keeps what it was asked.
 */
final class ScriptedTransport implements HttpTransport {

  static final String KEY = "id!1!c2VjcmV0LWtleQ==";
  static final String AFFINITY = "5ec2e7af";

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final ExecutorService network = Executors.newSingleThreadExecutor();
  private final List<Request> asked = new ArrayList<>();
  private final List<ServerMessage> pending = new ArrayList<>();
  private final List<Consumer<? super Outcome>> held = new ArrayList<>();
  private final List<RequestType> deafTo = new ArrayList<>();
  private final Set<RequestType> refused = ConcurrentHashMap.newKeySet();
  private long sequence = -1;
  private int cancelled;
  private int open;
  private int mostOpen;

  static ChatRequestSuccess success() {
    return ChatRequestSuccess.builder().queuePosition(1).visitorId("v").build();
  }

  static ChatEstablished agent() {
    return ChatEstablished.builder()
        .name("Andy")
        .userId("005000000000001")
        .sneakPeekEnabled(false)
        .build();
  }

  static ChatMessage line(String text) {
    return ChatMessage.builder().name("Andy").text(text).build();
  }

  static ChatEnded ended() {
    return ChatEnded.builder().build();
  }

  /** Requests of this kind are never answered. */
  synchronized ScriptedTransport deafTo(RequestType type) {
    deafTo.add(type);
    return this;
  }

  /** Requests of this kind are answered with 400. */
  synchronized ScriptedTransport refusing(RequestType type) {
    refused.add(type);
    return this;
  }

  synchronized ScriptedTransport push(ServerMessage... messages) {
    pending.addAll(List.of(messages));
    flush();
    return this;
  }

  synchronized List<Request> asked(RequestType type) {
    return asked.stream().filter(request -> request.kind() == type).toList();
  }

  /** Waits until a request of this kind is asked. */
  void awaitAsked(RequestType type) throws InterruptedException {
    awaitAsked(type, 1);
  }

  /** Waits until requests of this kind were asked so many times. */
  synchronized void awaitAsked(RequestType type, int times) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (asked(type).size() < times) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("There were only " + asked(type).size() + " of " + type);
      }
      wait(left);
    }
  }

  /** Waits until all that was pushed is with the client, and the next poll is here. */
  synchronized void awaitDelivered() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (held.isEmpty() || !pending.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("Polling has ceased");
      }
      wait(left);
    }
  }

  synchronized int heldPolls() {
    return held.size();
  }

  synchronized int cancelled() {
    return cancelled;
  }

  synchronized int mostPostsAtOnce() {
    return mostOpen;
  }

  @Override
  public synchronized InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Incoming.Understood understood = (Incoming.Understood) codec.decodeRequest(request);
    RequestType type = understood.request().kind();
    asked.add(understood.request());
    notifyAll();
    if (!deafTo.contains(type)) {
      if (type == RequestType.MESSAGES) {
        held.add(onOutcome);
        flush();
        notifyAll();
      } else {
        open++;
        mostOpen = Math.max(mostOpen, open);
        network.execute(() -> answer(type, onOutcome));
      }
    }
    return () -> cancelled(onOutcome);
  }

  private synchronized void cancelled(Consumer<? super Outcome> onOutcome) {
    cancelled++;
    held.remove(onOutcome);
  }

  private void answer(RequestType type, Consumer<? super Outcome> onOutcome) {
    synchronized (this) {
      open--;
    }
    if (refused.contains(type)) {
      onOutcome.accept(new Outcome.Received(WireResponse.text(400, "no")));
      return;
    }
    Reply reply =
        type == RequestType.SESSION_ID
            ? new Reply.Answered(
                SessionIdResponse.builder()
                    .id("id")
                    .key(SessionKey.of(KEY))
                    .affinityToken(AffinityToken.of(AFFINITY))
                    .clientPollTimeout(40)
                    .build())
            : new Reply.Accepted();
    onOutcome.accept(new Outcome.Received(codec.encodeReply(reply)));
  }

  private void flush() {
    if (held.isEmpty() || pending.isEmpty()) {
      return;
    }
    sequence += pending.size();
    MessagesResponse.Builder batch = MessagesResponse.builder().sequence(sequence);
    pending.forEach(message -> batch.addMessages(Message.of(message)));
    pending.clear();
    Consumer<? super Outcome> poll = held.remove(0);
    Reply reply = new Reply.Answered(batch.build());
    network.execute(() -> poll.accept(new Outcome.Received(codec.encodeReply(reply))));
  }

  @Override
  public void close() {
    network.shutdownNow();
  }
}

package dev.chasitor.tck.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.Effect;
import dev.chasitor.session.Input;
import dev.chasitor.session.Recovery;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.sim.SimulatedClient.Returns;
import dev.chasitor.transport.HttpTransport.FailureKind;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What lies between client and server: every exchange goes through the codec as bytes, takes its
 * time, and may meet a fault.
 */
final class SimulatedNetwork {

  private static final URI ENDPOINT = URI.create("http://sim");
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final String PAGE = "<html><body>Sorry</body></html>";
  private static final String SPARKLE = "Sparkle";

  private final VirtualTime time;
  private final Consumer<Event> history;
  private final SimulatedHost host;
  private final ChasitorCodec codec = Codecs.SHARED;
  private final List<Fault> faults;
  private final Map<RequestType, Integer> counts = new EnumMap<>(RequestType.class);
  private final Map<Long, Consumer<Reply>> waiting = new HashMap<>();
  private @Nullable Reply lastBatch;

  /** The codec is stateless, and costly to make anew for each run. */
  private static final class Codecs {
    static final ChasitorCodec SHARED = ChasitorCodec.create();
  }

  SimulatedNetwork(
      VirtualTime time, Consumer<Event> history, SimulatedHost host, List<Fault> faults) {
    this.time = time;
    this.history = history;
    this.host = host;
    this.faults = faults;
  }

  void send(Effect.Call call, Returns back) {
    Request request = call.request();
    history.accept(sent(call));
    Incoming.Understood asked =
        (Incoming.Understood)
            codec.decodeRequest(codec.encodeRequest(ENDPOINT, request, call.headers()));
    int nth = counts.merge(request.kind(), 1, Integer::sum);
    Optional<Fault.Kind> fault =
        faults.stream()
            .filter(each -> each.on() == request.kind() && each.nth() == nth)
            .map(Fault::kind)
            .findFirst();
    Exchange exchange = new Exchange(call, asked, back, fault);
    time.after(fault.equals(Optional.of(Fault.Kind.DELAY)) ? LONG : LATENCY, exchange::arrive);
  }

  /** The client gave a call up; the server notices a little later. */
  void cancel(Effect.Call call) {
    Consumer<Reply> answer = waiting.remove(call.id());
    if (answer != null) {
      time.after(LATENCY, () -> host.abandon(answer));
    }
  }

  private Event.Sent sent(Effect.Call call) {
    Request request = call.request();
    return new Event.Sent(
        time.now(),
        call.id(),
        request.kind(),
        call.headers().sequence(),
        request instanceof MessagesRequest poll ? poll.ack() : OptionalLong.empty(),
        Tags.of(call.headers().sessionKey()),
        Tags.ofNode(call.headers().affinity()),
        request instanceof ChatMessageRequest line ? line.text() : "");
  }

  /** One request on its way. */
  private final class Exchange {
    private final Effect.Call call;
    private final Incoming.Understood asked;
    private final Returns back;
    private final Fault.@Nullable Kind fault;

    Exchange(
        Effect.Call call, Incoming.Understood asked, Returns back, Optional<Fault.Kind> fault) {
      this.call = call;
      this.asked = asked;
      this.back = back;
      this.fault = fault.orElse(null);
    }

    void arrive() {
      if (fault == null) {
        serve();
        return;
      }
      switch (fault) {
        case DROP_REQUEST -> lose();
        case SILENCE -> {
          // Nothing comes back, ever.
        }
        case ERROR_500 -> reply(refused(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED)));
        case ERROR_503 -> reply(refused(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY)));
        case ERROR_409 -> conflict();
        case NOT_VALID -> notValid();
        case KILL_BEFORE -> {
          host.kill();
          lose();
        }
        case REPEAT_REQUEST -> {
          serve();
          host.serve(asked, ignored -> {});
        }
        default -> serve();
      }
    }

    private void conflict() {
      long number = call.headers().sequence().orElse(0);
      reply(
          refused(
              new Refusal.OutOfSync(
                  RefusalTexts.outOfSync(number, number - 1),
                  OptionalLong.of(number),
                  OptionalLong.of(number - 1))));
    }

    private void notValid() {
      if (Recovery.isAskedBy(call.request().kind())) {
        reply(SimulatedHost.notValid(call.request().kind()));
      } else {
        serve();
      }
    }

    private void serve() {
      Consumer<Reply> answer = this::answered;
      waiting.put(call.id(), answer);
      host.serve(asked, answer);
    }

    private void answered(Reply reply) {
      waiting.remove(call.id());
      if (fault == null) {
        reply(reply);
        return;
      }
      switch (fault) {
        case DROP_RESPONSE -> lose();
        case KILL_AFTER -> {
          host.kill();
          lose();
        }
        case LATE_RESPONSE -> comeBack(call.timeout().plus(LONG), codec.encodeReply(reply));
        case DELAY -> comeBack(LONG, codec.encodeReply(reply));
        case TRUNCATED_BODY -> truncated(reply);
        // The status stays: a POST is judged by it alone (ruling A1), so no page may turn a no into
        // a yes.
        case GARBAGE ->
            comeBack(
                LATENCY,
                WireResponse.text(codec.encodeReply(reply).status(), PAGE),
                batchOf(reply));
        case STALE_BATCH -> reply(lastBatch == null ? reply : lastBatch);
        case UNKNOWN_MESSAGE -> reply(withUnknown(reply));
        default -> reply(reply);
      }
    }

    /** Half a body is what the codec sees; a transport would have noticed already. */
    private void truncated(Reply reply) {
      WireResponse whole = codec.encodeReply(reply);
      byte[] bytes = whole.body().toBytes();
      WireResponse half =
          new WireResponse(
              whole.status(),
              whole.headers(),
              WireBody.wrap(Arrays.copyOf(bytes, bytes.length / 2)));
      comeBack(LATENCY, half, batchOf(reply));
    }

    private Reply withUnknown(Reply reply) {
      return batchOf(reply)
          .<Reply>map(
              batch ->
                  new Reply.Answered(
                      MessagesResponse.builder()
                          .from(batch)
                          .messages(List.of())
                          .addMessages(
                              Message.of(
                                  UnknownMessage.builder()
                                      .typeWord(SPARKLE)
                                      .raw(Json.of("{\"bright\":true}"))
                                      .build()))
                          .addAllMessages(batch.messages())
                          .build()))
          .orElse(reply);
    }

    private void reply(Reply reply) {
      if (Recovery.isAskedBy(call.request().kind())) {
        // What an earlier node said cannot come from this one.
        lastBatch = null;
      } else if (fault != Fault.Kind.STALE_BATCH && batchOf(reply).isPresent()) {
        lastBatch = reply;
      }
      comeBack(LATENCY, codec.encodeReply(reply));
    }

    private void lose() {
      waiting.remove(call.id());
      time.after(
          LATENCY,
          () -> {
            if (back.isAwaited()) {
              history.accept(
                  new Event.Failed(
                      time.now(), call.id(), call.request().kind(), FailureKind.CONNECTION_LOST));
              back.take(new Input.Lost(time.now(), call.id(), FailureKind.CONNECTION_LOST));
            }
          });
    }

    private void comeBack(Duration delay, WireResponse wire) {
      comeBack(delay, wire, Optional.empty());
    }

    private void comeBack(Duration delay, WireResponse wire, Optional<MessagesResponse> cutOff) {
      time.after(
          delay,
          () -> {
            Reply reply = codec.decodeReply(call.request().kind(), wire);
            boolean late = !back.isAwaited();
            history.accept(Answers.event(time.now(), call, wire.status(), reply, cutOff, late));
            back.take(new Input.Replied(time.now(), call.id(), reply));
          });
    }
  }

  private static Reply refused(Refusal refusal) {
    return new Reply.Refused(refusal);
  }

  private static Optional<MessagesResponse> batchOf(Reply reply) {
    return reply instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }
}

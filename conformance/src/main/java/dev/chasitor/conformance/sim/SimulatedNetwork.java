package dev.chasitor.conformance.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.host.Fault;
import dev.chasitor.host.HostExchange;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated network, as a transport for each process. Every exchange takes time and may meet a
 * fault. The history records it as the client sees it.
 */
final class SimulatedNetwork {

  static final URI ENDPOINT = URI.create("http://sim");

  private static final Duration LATENCY = Duration.ofMillis(5);

  /**
   * A long delay. It is not a whole number of milliseconds, so that a late answer coincides with no
   * other event.
   */
  private static final Duration LONG = Duration.ofSeconds(3).plusNanos(7_000);

  /** How long an answer waits for a write that is under way. */
  private static final Duration WRITING = Duration.ofMillis(1);

  /** The duration of a suspension: longer than the time-out of most requests. */
  private static final Duration NAP = Duration.ofSeconds(16);

  /**
   * The delay of the transport's own time-out, as in a real engine: a client's own timer fires
   * first.
   */
  private static final Duration TARDY = Duration.ofMillis(1);

  private final VirtualTime time;
  private final SimulatedHost host;
  private final Scenario scenario;
  private final ChasitorCodec codec = Codecs.SHARED;
  private final Recorder recorder;
  private final Map<RequestType, Integer> counts = new EnumMap<>(RequestType.class);
  private final Numbers numbers = new Numbers();
  private long calls;
  private int requests;
  private int switches;
  private boolean hasLostTheChat;
  private @Nullable Reply lastBatch;
  private @Nullable Reply batchBefore;
  private boolean repeatsLast;

  /** Holds the codec, which all runs share. */
  private static final class Codecs {
    static final ChasitorCodec SHARED = ChasitorCodec.create();
  }

  /** Creates a network in front of a server. */
  SimulatedNetwork(VirtualTime time, SimulatedHost host, Scenario scenario) {
    this(time, host, scenario, ENDPOINT);
  }

  /** Creates a network in front of a server that has this address. */
  SimulatedNetwork(VirtualTime time, SimulatedHost host, Scenario scenario, URI endpoint) {
    this.time = time;
    this.host = host;
    this.scenario = scenario;
    this.recorder = new Recorder(endpoint, Tags.SECRETS);
  }

  /**
   * Returns the network as a process sees it.
   *
   * @param processes kills the process
   * @param visitor freezes the session and suspends the process
   */
  HttpTransport seenBy(ClientProcess process, Processes processes, Visitor visitor) {
    return new View(process, processes, visitor);
  }

  /**
   * Returns the network as a client outside of the simulation sees it. Nothing strikes the process
   * of that client.
   */
  HttpTransport seenFromOutside(ClientProcess process) {
    return new View(process, null, null);
  }

  /** The network of one process. */
  private final class View implements HttpTransport {
    private final ClientProcess process;
    private final @Nullable Processes processes;
    private final @Nullable Visitor visitor;

    View(ClientProcess process, @Nullable Processes processes, @Nullable Visitor visitor) {
      this.process = process;
      this.processes = processes;
      this.visitor = visitor;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      if (process.isDead()) {
        return () -> {};
      }
      requests++;
      Processes mortal = processes;
      return mortal == null
          ? send(request, timeout, onOutcome)
          : send(mortal, request, timeout, onOutcome);
    }

    private InFlight send(
        Processes mortal,
        WireRequest request,
        Duration timeout,
        Consumer<? super Outcome> onOutcome) {
      Optional<Crash> crash = mortal.crash(Crash.Place.REQUEST, requests);
      if (crash.isPresent() && crash.get().kind() == Crash.Kind.KILL_BEFORE_REQUEST) {
        mortal.kill(process, Crash.PAUSE, crash.get());
        if (process.isDead()) {
          return () -> {};
        }
      }
      InFlight exchange = send(request, timeout, onOutcome);
      crash.ifPresent(struck -> strikeAfter(mortal, struck));
      return exchange;
    }

    private void strikeAfter(Processes mortal, Crash crash) {
      switch (crash.kind()) {
        case KILL_AFTER_REQUEST -> mortal.kill(process, Crash.PAUSE, crash);
        case SUPPLANT_AFTER_REQUEST -> mortal.supplant(process, crash);
        case KILL_BEFORE_REQUEST,
            KILL_BEFORE_WRITE,
            KILL_AFTER_WRITE,
            ANSWER_LOST,
            WRITE_LOST,
            WRITE_LATE,
            SUPPLANT_AFTER_WRITE,
            KILL_AT_EVENT -> {
          // They strike elsewhere.
        }
      }
    }

    private InFlight send(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      Incoming incoming = codec.decodeRequest(request);
      Event.Sent sent = recorder.sent(time.now(), ++calls, request, incoming);
      process.record(sent);
      int nth = counts.merge(sent.type(), 1, Integer::sum);
      Optional<Fault.Kind> fault =
          scenario.faults().stream()
              .filter(each -> each.hits(sent.type(), nth))
              .map(Fault::kind)
              .findFirst();
      Exchange exchange =
          new Exchange(process, visitor, sent, incoming, timeout, onOutcome, fault.orElse(null));
      process.begins(exchange);
      time.after(
          fault.equals(Optional.of(Fault.AfterServer.DELAY)) ? LONG : LATENCY, exchange::arrive);
      time.after(timeout.plus(TARDY), () -> process.work().bring(exchange::timeOut));
      return exchange;
    }

    /** Does nothing: the simulation owns the network. */
    @Override
    public void close() {}
  }

  /** One open exchange. */
  private final class Exchange implements InFlight, ClientProcess.OpenCall {
    private final ClientProcess process;
    private final @Nullable Visitor visitor;
    private final Event.Sent sent;
    private final Incoming incoming;
    private final Duration timeout;
    private final Consumer<? super Outcome> onOutcome;
    private final Fault.@Nullable Kind fault;
    private @Nullable HostExchange served;
    private boolean returning;
    private boolean cancelled;
    private boolean told;

    Exchange(
        ClientProcess process,
        @Nullable Visitor visitor,
        Event.Sent sent,
        Incoming incoming,
        Duration timeout,
        Consumer<? super Outcome> onOutcome,
        Fault.@Nullable Kind fault) {
      this.process = process;
      this.visitor = visitor;
      this.sent = sent;
      this.incoming = incoming;
      this.timeout = timeout;
      this.onOutcome = onOutcome;
      this.fault = fault;
    }

    /**
     * Cancels the exchange. An answer that is already on its way back still arrives, as a late one.
     */
    @Override
    public void cancel() {
      if (told || cancelled) {
        return;
      }
      cancelled = true;
      process.record(cancelled());
      process.ends(this);
      leave();
      if (!returning) {
        time.after(
            Duration.ZERO, () -> process.work().bring(() -> tell(failed(FailureKind.CANCELLED))));
      }
    }

    @Override
    public Event.Cancelled cancelled() {
      return new Event.Cancelled(time.now(), sent.call(), sent.type());
    }

    @Override
    public void breakOff() {
      cancelled = true;
      leave();
    }

    void timeOut() {
      if (!cancelled && !told) {
        fail(FailureKind.TIMED_OUT);
        leave();
      }
    }

    /** Ends the connection. The server notices a little later. */
    private void leave() {
      HostExchange left = served;
      if (left != null) {
        served = null;
        time.after(LATENCY, left::abandon);
      }
    }

    void arrive() {
      if (sent.type() == RequestType.SESSION_ID && !process.isCurrent()) {
        // A server has room for the session that nobody goes on with. The simulated host has not.
        lose(FailureKind.CONNECTION_LOST);
        return;
      }
      if (fault == null) {
        serve();
        return;
      }
      switch (fault.place()) {
        case BEFORE_SERVER -> strikeBefore((Fault.BeforeServer) fault);
        case INSTEAD_OF_SERVER -> strikeInstead((Fault.InsteadOfServer) fault);
        case AFTER_SERVER, IN_REPLY -> serve();
      }
    }

    private void strikeBefore(Fault.BeforeServer kind) {
      switch (kind) {
        case DROP_REQUEST -> lose();
        case REFUSED_CONNECTION -> {
          strikes();
          lose(FailureKind.NOT_CONNECTED);
        }
        case SILENCE -> strikes();
        case KILL_BEFORE -> {
          host.kill();
          lose();
        }
        case FREEZE_BEFORE -> {
          strikes();
          freeze();
          serve();
        }
        case REPEAT_REQUEST -> {
          strikes();
          serve();
          if (incoming instanceof Incoming.Understood asked) {
            HostExchange unused = host.serve(asked, ignored -> {});
          }
        }
      }
    }

    private void freeze() {
      if (visitor != null && process.isCurrent()) {
        visitor.freezes(Duration.ZERO);
      }
    }

    private void suspend() {
      if (visitor != null && process.isCurrent()) {
        visitor.isSuspended(NAP);
      }
    }

    private void strikeInstead(Fault.InsteadOfServer kind) {
      Optional<Reply> answer = DamagedReply.inPlaceOfTheServer(kind, sent, numbers);
      if (answer.isPresent()) {
        strikes();
        reply(answer.get());
      } else {
        serve();
      }
    }

    private void strikes() {
      if (fault != null) {
        process.record(new Event.Struck(time.now(), fault + " on [" + sent.call() + "]"));
      }
    }

    private void serve() {
      if (!(incoming instanceof Incoming.Understood asked)) {
        reply(new Reply.Refused(((Incoming.Refused) incoming).refusal()));
      } else if (cancelled && sent.type() == RequestType.SESSION_ID) {
        // The request would open a session that no client uses.
        return;
      } else if (numbers.isPassedOver(sent.sequence())) {
        reply(new Reply.Refused(numbers.outOfSync(sent.sequence())));
      } else {
        served = host.serve(asked, this::answered);
      }
    }

    private void answered(Reply stored) {
      served = null;
      takeNote(stored);
      Reply reply =
          asItsNodeSays(
              DamagedReply.batchOf(stored)
                  .filter(batch -> !batch.messages().isEmpty())
                  .map(this::withOffset)
                  .orElse(stored));
      if (fault == null) {
        reply(reply);
        return;
      }
      switch (fault.place()) {
        case BEFORE_SERVER, INSTEAD_OF_SERVER -> reply(reply);
        case AFTER_SERVER -> strikeAfter((Fault.AfterServer) fault, reply);
        case IN_REPLY -> strikeIn(reply, (Fault.InReply) fault);
      }
    }

    /** Returns what the node says that has it, before anything strikes the answer on its way. */
    private Reply asItsNodeSays(Reply reply) {
      if (fault == Fault.InReply.NOT_RESTORED && DamagedReply.holdsTheChat(reply)) {
        strikes();
        hasLostTheChat = true;
      }
      return hasLostTheChat ? DamagedReply.withoutTheChat(reply) : reply;
    }

    private Reply withOffset(MessagesResponse batch) {
      return new Reply.Answered(
          MessagesResponse.builder().from(batch).offset(numbers.nextOffset()).build());
    }

    private void strikeAfter(Fault.AfterServer kind, Reply reply) {
      switch (kind) {
        case DROP_RESPONSE -> lose();
        case KILL_AFTER -> {
          host.kill();
          lose();
        }
        case FREEZE_AFTER -> {
          strikes();
          reply(reply);
          freeze();
        }
        case SUSPEND -> {
          strikes();
          suspend();
          reply(reply);
        }
        case LATE_RESPONSE -> {
          strikes();
          comeBack(timeout.plus(LONG), encoded(reply), reply);
        }
        case DELAY -> {
          strikes();
          comeBack(LONG, encoded(reply), reply);
        }
      }
    }

    private void strikeIn(Reply reply, Fault.InReply kind) {
      switch (kind) {
        case TRUNCATED_BODY -> spoilt(DamagedReply.cutOff(encoded(reply)), reply);
        case GARBAGE -> spoilt(DamagedReply.garbage(encoded(reply)), reply);
        case STALE_BATCH -> damaged(reply, repeated(reply));
        case SWITCH_SERVER ->
            damaged(
                reply,
                DamagedReply.batchOf(reply).isPresent()
                    ? DamagedReply.withSwitch(reply, nextServer())
                    : reply);
        case UNKNOWN_MESSAGE -> damaged(reply, DamagedReply.withUnknownMessage(reply));
        case AGENT_DISCONNECT -> damaged(reply, DamagedReply.withAgentDisconnect(reply));
        case SENSITIVE_DATA_RULES -> damaged(reply, DamagedReply.withSensitiveDataRules(reply));
        case ODD_LEAVES -> damaged(reply, DamagedReply.withOddLeaves(reply));
        // It struck the node.
        case NOT_RESTORED -> reply(reply);
      }
    }

    /** Returns the last batch and the one before it, in turns, in place of the right one. */
    private Reply repeated(Reply right) {
      repeatsLast = !repeatsLast;
      Reply batch = repeatsLast || batchBefore == null ? lastBatch : batchBefore;
      return batch != null && isAcknowledged(batch) ? batch : right;
    }

    /** What the client has not acknowledged would be new to it. */
    private boolean isAcknowledged(Reply batch) {
      long sequence =
          DamagedReply.batchOf(batch)
              .map(MessagesResponse::sequence)
              .orElse(OptionalLong.empty())
              .orElse(Long.MAX_VALUE);
      return sequence <= sent.ack().orElse(-1);
    }

    private void forgetBatches() {
      lastBatch = null;
      batchBefore = null;
    }

    private void damaged(Reply right, Reply wrong) {
      if (!wrong.equals(right)) {
        strikes();
      }
      reply(wrong);
    }

    /** Updates the record of what the server has accepted. */
    private void takeNote(Reply reply) {
      switch (reply.kind()) {
        case ACCEPTED -> numbers.took(sent.sequence());
        case ANSWERED -> takeNoteOfAnswer();
        case EMPTY, REFUSED, MALFORMED -> {
          // The server accepted nothing.
        }
      }
    }

    private void takeNoteOfAnswer() {
      if (sent.type() == RequestType.SESSION_ID) {
        numbers.startAgain();
        forgetBatches();
        hasLostTheChat = false;
      } else if (Recovery.isAskedBy(sent.type())) {
        if (sent.type() == RequestType.RECONNECT_SESSION
            || scenario.profile().numbersAfterHandOver() == NumbersAfterHandOver.RESTART) {
          numbers.startAgain();
        }
        // A new node cannot repeat a batch of an earlier one.
        forgetBatches();
        hasLostTheChat = false;
      }
    }

    private void reply(Reply reply) {
      if (fault != Fault.InReply.STALE_BATCH && DamagedReply.batchOf(reply).isPresent()) {
        batchBefore = lastBatch;
        lastBatch = reply;
        repeatsLast = false;
      }
      comeBack(LATENCY, encoded(reply), reply);
    }

    private WireResponse encoded(Reply reply) {
      WireResponse wire = codec.encodeReply(reply);
      return sent.type() == RequestType.SESSION_ID && scenario.server().timeoutAsText()
          ? DamagedReply.timeoutAsText(wire)
          : wire;
    }

    private void lose() {
      strikes();
      lose(FailureKind.CONNECTION_LOST);
    }

    private void lose(FailureKind kind) {
      served = null;
      time.after(
          LATENCY,
          () ->
              process
                  .work()
                  .bring(
                      () -> {
                        if (!cancelled) {
                          fail(kind);
                        }
                      }));
    }

    private void fail(FailureKind kind) {
      if (!told) {
        process.record(new Event.Failed(time.now(), sent.call(), sent.type(), kind));
        tell(failed(kind));
      }
    }

    /**
     * Answers with a damaged body. The history records what the body meant to say only if the codec
     * cannot read it.
     */
    private void spoilt(WireResponse wire, Reply meant) {
      strikes();
      Reply reply = codec.decodeReply(sent.type(), wire);
      comeBack(LATENCY, wire, reply, DamagedReply.batchOf(meant));
    }

    private void comeBack(Duration delay, WireResponse wire, Reply reply) {
      comeBack(delay, wire, reply, Optional.empty());
    }

    private void comeBack(
        Duration delay, WireResponse wire, Reply reply, Optional<MessagesResponse> cutOff) {
      returning = true;
      time.after(delay, () -> process.work().bring(() -> arriveBack(wire, reply, cutOff)));
    }

    private void arriveBack(WireResponse wire, Reply reply, Optional<MessagesResponse> cutOff) {
      if (process.isWriting()) {
        time.after(WRITING, () -> process.work().bring(() -> arriveBack(wire, reply, cutOff)));
      } else if (!told) {
        process.record(
            recorder.answered(time.now(), sent, wire.status(), reply, cutOff, cancelled));
        tell(new Outcome.Received(wire));
      }
    }

    private void tell(Outcome outcome) {
      if (!told) {
        told = true;
        process.ends(this);
        onOutcome.accept(outcome);
      }
    }
  }

  private String nextServer() {
    switches++;
    return ENDPOINT + "-" + switches + "/chat";
  }

  private static Outcome failed(FailureKind kind) {
    return Outcome.Failed.of(kind, "The simulated network made the exchange fail: " + kind, null);
  }
}

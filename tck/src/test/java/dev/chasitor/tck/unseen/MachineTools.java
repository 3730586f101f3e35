package dev.chasitor.tck.unseen;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.visitor.CallSlot;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.OpenSession;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.RetryBudget;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a broken machine is made of: the right step, and changes of states, inputs and effects. */
public final class MachineTools {

  private MachineTools() {}

  /** A client that drives a machine without memory. */
  public static Subject client(SubjectMachine machine) {
    return machine.driven();
  }

  /** A client that drives a machine with a memory of its own for each session. */
  public static Subject remembering(Supplier<SubjectMachine> machine) {
    return environment -> machine.get().driven().open(environment);
  }

  public static Transition right(VisitorState state, Input input) {
    return VisitorMachine.step(state, input);
  }

  public static VisitorState changed(VisitorState state, UnaryOperator<OpenSession> change) {
    return state instanceof Open open ? open.withSession(change.apply(open.session())) : state;
  }

  public static Transition changed(Transition right, UnaryOperator<OpenSession> change) {
    return new Transition(changed(right.next(), change), right.effects());
  }

  /** The same step with other effects. */
  public static Transition withEffects(Transition right, UnaryOperator<Effect> change) {
    return new Transition(right.next(), right.effects().stream().map(change).toList());
  }

  /** The same step without some of its effects. */
  public static Transition without(Transition right, Predicate<Effect> dropped) {
    return new Transition(right.next(), right.effects().stream().filter(dropped.negate()).toList());
  }

  /** The same step with one more effect at its end. */
  public static Transition with(Transition right, Effect more) {
    List<Effect> effects = new ArrayList<>(right.effects());
    effects.add(more);
    return new Transition(right.next(), effects);
  }

  /** Whether the input is the outcome of the poll, or of the request for a take-over. */
  public static boolean isOfPoll(VisitorState state, Input input) {
    return state instanceof Open open && open.session().poll().waitsFor(callOf(input));
  }

  /** Whether the input is the outcome of the POST at the head of the outbox. */
  public static boolean isOfPost(VisitorState state, Input input) {
    return state instanceof Open open
        && open.session().post().waitsFor(callOf(input))
        && !open.session().outbox().items().isEmpty();
  }

  private static long callOf(Input input) {
    if (input instanceof Input.Lost lost) {
      return lost.call();
    }
    return input instanceof Input.Replied replied ? replied.call() : -1;
  }

  /** The refusal that the input brings. */
  public static Optional<Refusal> refusal(Input input) {
    return input instanceof Input.Replied replied && replied.reply() instanceof Reply.Refused no
        ? Optional.of(no.refusal())
        : Optional.empty();
  }

  /** The outcome of the same call with another answer. */
  public static Input answering(Input input, Reply reply) {
    Input.Replied replied = (Input.Replied) input;
    return new Input.Replied(replied.now(), replied.call(), reply);
  }

  public static Input refusing(Input input, Refusal refusal) {
    return answering(input, new Reply.Refused(refusal));
  }

  /** The batch that the input brings. */
  public static Optional<MessagesResponse> batch(Input input) {
    return input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }

  /** Whether the batch is one that the session takes, with a message of this type. */
  public static boolean brings(
      VisitorState state, Input input, Class<? extends ServerMessage> type) {
    return isOfPoll(state, input)
        && batch(input)
            .filter(batch -> batch.messages().stream().anyMatch(is(type)))
            .filter(batch -> isNew(state, batch))
            .isPresent();
  }

  /** Whether the session takes the batch: the first one after a take-over has any sequence. */
  private static boolean isNew(VisitorState state, MessagesResponse batch) {
    return sequence(state, batch) > ((Open) state).session().ack()
        || (state instanceof VisitorState.Restoring restoring && !restoring.heard());
  }

  public static Predicate<Message> is(Class<? extends ServerMessage> type) {
    return envelope -> type.isInstance(envelope.message());
  }

  private static long sequence(VisitorState state, MessagesResponse batch) {
    return batch.sequence().orElse(((Open) state).session().ack() + batch.messages().size());
  }

  /** The same batch, under the same sequence, with other messages. */
  public static Input withMessages(
      VisitorState state, Input input, UnaryOperator<List<Message>> change) {
    MessagesResponse batch = batch(input).orElseThrow();
    return answering(
        input,
        new Reply.Answered(
            MessagesResponse.builder()
                .sequence(sequence(state, batch))
                .offset(batch.offset())
                .addAllMessages(change.apply(batch.messages()))
                .build()));
  }

  public static Input withoutMessages(
      VisitorState state, Input input, Class<? extends ServerMessage> type) {
    return withMessages(
        state, input, messages -> messages.stream().filter(is(type).negate()).toList());
  }

  public static Outbox withItems(Outbox outbox, List<OutboxItem> items) {
    return new Outbox(outbox.nextNumber(), items);
  }

  public static OutboxItem head(VisitorState state) {
    return ((Open) state).session().outbox().items().get(0);
  }

  public static OutboxItem numbered(OutboxItem item, OptionalLong number) {
    return tried(item, number, item.tries(), item.doubts());
  }

  public static OutboxItem tried(OutboxItem item, OptionalLong number, int tries, int doubts) {
    return new OutboxItem(
        item.request(), item.command(), number, tries, doubts, item.refusals(), item.sendBefore());
  }

  public static OutboxItem saying(OutboxItem item, ChatMessageRequest line) {
    return new OutboxItem(
        line,
        item.command(),
        item.number(),
        item.tries(),
        item.doubts(),
        item.refusals(),
        item.sendBefore());
  }

  public static OutboxItem withRefusals(OutboxItem item, int refusals) {
    return new OutboxItem(
        item.request(),
        item.command(),
        item.number(),
        item.tries(),
        item.doubts(),
        refusals,
        item.sendBefore());
  }

  /** The outbox with another head. */
  public static Outbox withHead(Outbox outbox, OutboxItem head) {
    List<OutboxItem> items = new ArrayList<>(outbox.items());
    items.set(0, head);
    return withItems(outbox, items);
  }

  /** The budget for retries in the poll's slot. */
  public static RetryBudget pollBudget(VisitorState state) {
    return ((Open) state).session().poll().budget();
  }

  /** The same slot, whose pause is over at once. */
  public static CallSlot awakeNow(CallSlot slot, Duration now) {
    return slot instanceof CallSlot.Pausing pausing
        ? new CallSlot.Pausing(now, pausing.budget())
        : slot;
  }

  public static RequestHeaders headers(OpenSession session) {
    return RequestHeaders.session(
        session.settings().apiVersion(),
        session.credentials().affinity(),
        session.credentials().key());
  }

  public static boolean isLive(VisitorState state) {
    return state instanceof Live;
  }

  public static boolean isCallOf(Effect effect, RequestType type) {
    return effect instanceof Effect.Call call && call.request().kind() == type;
  }
}

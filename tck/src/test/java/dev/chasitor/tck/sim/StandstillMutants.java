package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Outbox;
import dev.chasitor.session.visitor.OutboxItem;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Ways to break what a session is written down as, and what it reads of its server's wishes. */
final class StandstillMutants {

  private StandstillMutants() {}

  /** The reference, which thaws what is left of a session. */
  private abstract static class Forgetful implements SubjectMachine {
    @Override
    public Transition step(VisitorState state, Input input) {
      return VisitorMachine.step(state, input);
    }

    @Override
    public VisitorState thawed(VisitorState frozen) {
      VisitorState right = Resumption.withoutCalls(frozen);
      return right instanceof Open open
          ? open.withSession(open.session().withOutbox(remains(open.session().outbox())))
          : right;
    }

    abstract Outbox remains(Outbox outbox);
  }

  static final class ForgetsWhatWaits extends Forgetful {
    @Override
    Outbox remains(Outbox outbox) {
      return new Outbox(outbox.nextNumber(), List.of());
    }
  }

  static final class ForgetsNumbers extends Forgetful {
    @Override
    Outbox remains(Outbox outbox) {
      return new Outbox(
          outbox.nextNumber(),
          outbox.items().stream()
              .map(
                  item ->
                      new OutboxItem(
                          item.request(),
                          item.command(),
                          OptionalLong.empty(),
                          item.tries(),
                          item.doubts(),
                          item.refusals(),
                          item.sendBefore()))
              .toList());
    }
  }

  static Transition givesUpSoon(VisitorState state, Input input) {
    return input instanceof Input.Lost lost
            && state instanceof VisitorState.Established
            && state.waitsFor(lost.call())
        ? VisitorMachine.step(state, new Input.Abandon(lost.now()))
        : VisitorMachine.step(state, input);
  }

  static Transition ignoresTheSwitch(VisitorState state, Input input) {
    return reading(
        state, input, message -> message instanceof SwitchServer ? List.of() : List.of(message));
  }

  static Transition readsRulesOnce(VisitorState state, Input input) {
    return reading(
        state,
        input,
        message -> message instanceof SensitiveDataRules ? List.of() : List.of(message));
  }

  static Transition keepsNoRules(VisitorState state, Input input) {
    return reading(
        state,
        input,
        message -> {
          if (message instanceof ChatRequestSuccess routed) {
            return List.of(
                ChatRequestSuccess.builder().from(routed).sensitiveDataRules(List.of()).build());
          }
          return message instanceof SensitiveDataRules ? List.of() : List.of(message);
        });
  }

  /** The reference with something else in place of the messages of a batch. */
  private static Transition reading(
      VisitorState state, Input input, Function<ServerMessage, List<ServerMessage>> change) {
    if (input instanceof Input.Replied replied
        && replied.reply() instanceof Reply.Answered answered
        && answered.response() instanceof MessagesResponse batch) {
      List<Message> read = new ArrayList<>();
      batch
          .messages()
          .forEach(
              envelope -> change.apply(envelope.message()).forEach(m -> read.add(Message.of(m))));
      Reply other =
          new Reply.Answered(MessagesResponse.builder().from(batch).messages(read).build());
      return VisitorMachine.step(state, new Input.Replied(replied.now(), replied.call(), other));
    }
    return VisitorMachine.step(state, input);
  }
}

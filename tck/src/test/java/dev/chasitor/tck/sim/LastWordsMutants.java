package dev.chasitor.tck.sim;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import java.util.ArrayList;
import java.util.List;

/** Ways to lose what an agent said last. */
final class LastWordsMutants {

  private LastWordsMutants() {}

  static Transition endsAtOnce(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    boolean dismissed = right.next() instanceof Live live && live.session().dismissal().isPresent();
    return dismissed ? dropped(right, input) : right;
  }

  static Transition endsWithItsOwnEnd(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return waitsForLastWords(right.next()) ? dropped(right, input) : right;
  }

  static Transition endsWithTheNode(VisitorState state, Input input) {
    Transition right = VisitorMachine.step(state, input);
    return waitsForLastWords(state) && right.next() instanceof Asking
        ? dropped(right, input)
        : right;
  }

  private static boolean waitsForLastWords(VisitorState state) {
    return state instanceof Leaving leaving && leaving.session().outbox().items().isEmpty();
  }

  private static Transition dropped(Transition right, Input input) {
    Transition dropped = VisitorMachine.step(right.next(), new Input.Abandon(input.now()));
    List<Effect> effects = new ArrayList<>(right.effects());
    effects.addAll(dropped.effects());
    return new Transition(dropped.next(), effects);
  }

  static Transition readsTheEndFirst(VisitorState state, Input input) {
    return input instanceof Input.Replied replied
            && replied.reply() instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? VisitorMachine.step(
            state,
            new Input.Replied(
                replied.now(), replied.call(), new Reply.Answered(fromTheEndOn(batch))))
        : VisitorMachine.step(state, input);
  }

  private static MessagesResponse fromTheEndOn(MessagesResponse batch) {
    List<Message> messages = batch.messages();
    for (int at = 0; at < messages.size(); at++) {
      if (messages.get(at).message().kind() == MessageType.CHAT_ENDED) {
        return MessagesResponse.builder()
            .from(batch)
            .messages(messages.subList(at, messages.size()))
            .build();
      }
    }
    return batch;
  }
}

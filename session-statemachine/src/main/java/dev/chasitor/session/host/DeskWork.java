package dev.chasitor.session.host;

import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentNotTyping;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.host.HostState.Active;
import dev.chasitor.session.host.HostState.Chatting;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Waiting;
import java.util.OptionalInt;

/** Carries out the desk's commands. */
final class DeskWork {

  private DeskWork() {}

  /**
   * Pushes the first place in the queue as ChatRequestSuccess, and later places as QueueUpdate if
   * the client asked for them.
   */
  static HostState queue(Waiting waiting, HostInput.Queue queue, HostTurn turn) {
    OptionalInt told = waiting.position();
    if (told.isEmpty()) {
      turn.changed();
      return routed(waiting, queue.position());
    }
    boolean wanted = waiting.init().receiveQueueUpdates().orElse(false);
    if (told.getAsInt() == queue.position()) {
      return waiting;
    }
    turn.changed();
    HostSession session = waiting.session();
    return new Waiting(
        wanted
            ? session.pushing(QueueUpdate.builder().position(queue.position()).build())
            : session,
        waiting.init(),
        OptionalInt.of(queue.position()));
  }

  /**
   * Establishes the chat. It pushes ChatRequestSuccess first, unless that was done (rule
   * S-OPEN-04).
   */
  static HostState accept(Waiting waiting, HostInput.Accept accept, HostTurn turn) {
    turn.changed();
    Waiting told = waiting.position().isPresent() ? waiting : routed(waiting, 0);
    ChatEstablished established =
        ChatEstablished.builder()
            .name(accept.name())
            .userId(accept.userId())
            .sneakPeekEnabled(told.session().profile().sneakPeekEnabled())
            .chasitorIdleTimeout(told.session().profile().chasitorIdleTimeout())
            .build();
    return new Active(
        told.session().pushing(established), told.init(), accept.name(), accept.userId());
  }

  private static Waiting routed(Waiting waiting, int position) {
    HostSession session = waiting.session();
    ChatRequestSuccess success =
        ChatRequestSuccess.builder()
            .queuePosition(position)
            .url("")
            .addAllCustomDetails(waiting.init().prechatDetails())
            .visitorId(session.id())
            .connectionTimeout(session.profile().connectionTimeout().toMillis())
            .addAllSensitiveDataRules(session.profile().sensitiveDataRules())
            .build();
    return new Waiting(session.pushing(success), waiting.init(), OptionalInt.of(position));
  }

  static HostState says(Active active, HostInput.AgentSays says, HostTurn turn) {
    turn.changed();
    ChatMessage message =
        ChatMessage.builder()
            .text(says.text())
            .name(active.agentName())
            .agentId(active.agentId())
            .build();
    return active.with(
        active
            .session()
            .pushing(message)
            .recording(TranscriptEntryType.AGENT, active.agentName(), says.text(), turn.now()));
  }

  static HostState types(Active active, HostInput.AgentTyping types, HostTurn turn) {
    turn.changed();
    return active.with(
        active
            .session()
            .pushing(
                types.typing()
                    ? AgentTyping.builder().name(active.agentName()).build()
                    : AgentNotTyping.builder().name(active.agentName()).build()));
  }

  static HostState transfers(Active active, HostInput.Transfer transfer, HostTurn turn) {
    turn.changed();
    HostProfile profile = active.session().profile();
    ChatTransferred transferred =
        ChatTransferred.builder()
            .name(transfer.name())
            .userId(transfer.userId())
            .sneakPeekEnabled(profile.sneakPeekEnabled())
            .chasitorIdleTimeout(profile.chasitorIdleTimeout())
            .build();
    return new Active(
        active
            .session()
            .pushing(transferred)
            .recording(TranscriptEntryType.OPERATOR_TRANSFERRED, transfer.name(), "", turn.now()),
        active.init(),
        transfer.name(),
        transfer.userId());
  }

  static HostState disconnects(Active active, HostInput.Disconnect disconnect, HostTurn turn) {
    turn.changed();
    return active.with(
        active.session().pushing(AgentDisconnect.builder().name(active.agentName()).build()));
  }

  static HostState ends(Chatting chatting, HostInput.AgentEnds ends, HostTurn turn) {
    return closing(
        chatting, ChatEnded.builder().reason(Word.of(ChatEndReason.AGENT)).build(), turn);
  }

  static HostState fails(Chatting chatting, HostInput.Fail fail, HostTurn turn) {
    return closing(
        chatting, ChatRequestFail.builder().reason(Word.of(fail.reason())).build(), turn);
  }

  /**
   * Pushes the last message and closes the chat. The client may be out of reach, so the message
   * waits for the whole connection time-out.
   */
  private static Closing closing(Chatting chatting, ServerMessage lastWord, HostTurn turn) {
    turn.changed();
    HostSession session = chatting.session().pushing(lastWord);
    return new Closing(
        session,
        turn.now().plus(session.profile().linger()),
        turn.now().plus(session.profile().connectionTimeout()));
  }
}

package dev.chasitor.session.host;

import static dev.chasitor.session.host.HostInputKind.ABANDONED;
import static dev.chasitor.session.host.HostInputKind.ACCEPT;
import static dev.chasitor.session.host.HostInputKind.AGENT_ENDS;
import static dev.chasitor.session.host.HostInputKind.AGENT_SAYS;
import static dev.chasitor.session.host.HostInputKind.AGENT_TYPING;
import static dev.chasitor.session.host.HostInputKind.CHAT_END;
import static dev.chasitor.session.host.HostInputKind.DEADLINE;
import static dev.chasitor.session.host.HostInputKind.DELETE;
import static dev.chasitor.session.host.HostInputKind.DISCONNECT;
import static dev.chasitor.session.host.HostInputKind.FAIL;
import static dev.chasitor.session.host.HostInputKind.INIT;
import static dev.chasitor.session.host.HostInputKind.POLL;
import static dev.chasitor.session.host.HostInputKind.QUEUE;
import static dev.chasitor.session.host.HostInputKind.RESYNC_STATE;
import static dev.chasitor.session.host.HostInputKind.TAKE_OVER;
import static dev.chasitor.session.host.HostInputKind.TRANSFER;
import static dev.chasitor.session.host.HostInputKind.VISITOR_EVENT;
import static dev.chasitor.session.host.HostInputKind.VISITOR_SAYS;
import static dev.chasitor.session.host.HostInputKind.VISITOR_TYPING;
import static dev.chasitor.session.host.HostPhase.ACTIVE;
import static dev.chasitor.session.host.HostPhase.CLOSING;
import static dev.chasitor.session.host.HostPhase.CREATED;
import static dev.chasitor.session.host.HostPhase.GONE;
import static dev.chasitor.session.host.HostPhase.WAITING;

import dev.chasitor.session.host.HostInput.Asked;
import dev.chasitor.session.host.HostInput.Deadline;
import dev.chasitor.session.host.HostInput.TakeOver;
import dev.chasitor.session.host.HostState.Active;
import dev.chasitor.session.host.HostState.Chatting;
import dev.chasitor.session.host.HostState.Closing;
import dev.chasitor.session.host.HostState.Created;
import dev.chasitor.session.host.HostState.Gone;
import dev.chasitor.session.host.HostState.Present;
import dev.chasitor.session.host.HostState.Waiting;
import dev.chasitor.session.machine.TransitionTable;

/**
 * The table of everything that moves a session on its host. Nothing outside this file moves one.
 *
 * <p>House rules: the table decides each pair of phase and input once. What a client does never
 * throws. A command of the desk that the phase does not allow throws. After the end it is ignored,
 * because the chat may end while the desk commands.
 */
final class HostTable {

  static final TransitionTable<HostPhase, HostInputKind, HostState, HostTurn> TABLE =
      TransitionTable.<HostPhase, HostInputKind, HostState, HostTurn>of(
              HostPhase.class, HostInputKind.class, HostState.class, HostState::phase)

          // --- the visitor
          // -------------------------------------------------------------------------
          .in(CREATED)
          .on(INIT)
          .to(WAITING)
          .keeps("S-OPEN-03")
          .does("asks the desk for a chat", Created.class, Asked.class, VisitorActs::asksForChat)
          .in(WAITING, ACTIVE)
          .on(INIT)
          .does(
              "accepts it: the chat was asked for already",
              Present.class,
              Asked.class,
              VisitorActs::accepted)
          .in(CREATED, WAITING, ACTIVE, CLOSING)
          .on(RESYNC_STATE)
          .does(
              "accepts it: nothing else is to do",
              Present.class,
              Asked.class,
              VisitorActs::accepted)
          .in(WAITING, ACTIVE)
          .on(VISITOR_TYPING)
          .does("reports it to the desk", Chatting.class, Asked.class, VisitorActs::types)
          .in(WAITING, ACTIVE)
          .on(VISITOR_EVENT)
          .does("reports it to the desk", Chatting.class, Asked.class, VisitorActs::sends)
          .in(WAITING, ACTIVE)
          .on(VISITOR_SAYS)
          .keeps("S-RSY-04", "S-RSY-07")
          .does(
              "records it and reports it to the desk",
              Chatting.class,
              Asked.class,
              VisitorActs::says)
          .in(WAITING, ACTIVE)
          .on(CHAT_END, DELETE)
          .to(CLOSING)
          .keeps("S-END-01", "S-END-02")
          .does("ends the chat", Present.class, Asked.class, VisitorActs::ends)
          .in(CREATED)
          .on(CHAT_END, DELETE)
          .to(CLOSING)
          .does("ends a session without a chat", Present.class, Asked.class, VisitorActs::ends)
          .in(CREATED)
          .on(VISITOR_SAYS, VISITOR_TYPING, VISITOR_EVENT)
          .keeps("S-RES-02")
          .does(
              "refuses it: no chat was asked for; the number stays free",
              Created.class,
              Asked.class,
              VisitorActs::tooEarly)
          .in(CLOSING)
          .on(CHAT_END, DELETE)
          .does(
              "accepts it: the chat is over already",
              Present.class,
              Asked.class,
              VisitorActs::accepted)
          .in(CLOSING)
          .on(INIT, VISITOR_SAYS, VISITOR_TYPING, VISITOR_EVENT)
          .keeps("S-END-01")
          .does(
              "refuses it: the chat is over",
              HostState.class,
              Asked.class,
              HostMachine::refuseUnknown)
          .in(GONE)
          .on(
              INIT,
              RESYNC_STATE,
              VISITOR_SAYS,
              VISITOR_TYPING,
              VISITOR_EVENT,
              CHAT_END,
              DELETE,
              POLL)
          .keeps("S-RES-03")
          .does(
              "refuses it: the session is unknown",
              HostState.class,
              Asked.class,
              HostMachine::refuseUnknown)

          // --- the poll
          // ------------------------------------------------------------------------------
          .in(CREATED, WAITING, ACTIVE, CLOSING)
          .on(POLL)
          .keeps(
              "S-POLL-01", "S-POLL-02", "S-POLL-04", "S-ACK-01", "S-ACK-02", "S-ACK-05", "S-SIZ-01")
          .does("takes the ack and holds the poll", Present.class, Asked.class, Polls::polled)
          .in(CREATED, WAITING, ACTIVE, CLOSING)
          .on(ABANDONED)
          .does("forgets the poll", Present.class, HostInput.Abandoned.class, Polls::abandoned)
          .in(GONE)
          .on(ABANDONED)
          .ignores("the host holds no poll")

          // --- the desk
          // ------------------------------------------------------------------------------
          .in(WAITING)
          .on(QUEUE)
          .keeps("S-QUE-01")
          .does("pushes the place", Waiting.class, HostInput.Queue.class, DeskWork::queue)
          .in(WAITING)
          .on(ACCEPT)
          .to(ACTIVE)
          .keeps("S-OPEN-04")
          .does("establishes the chat", Waiting.class, HostInput.Accept.class, DeskWork::accept)
          .in(ACTIVE)
          .on(AGENT_SAYS)
          .does("pushes and records it", Active.class, HostInput.AgentSays.class, DeskWork::says)
          .in(ACTIVE)
          .on(AGENT_TYPING)
          .does("pushes it", Active.class, HostInput.AgentTyping.class, DeskWork::types)
          .in(ACTIVE)
          .on(TRANSFER)
          .does(
              "pushes ChatTransferred", Active.class, HostInput.Transfer.class, DeskWork::transfers)
          .in(ACTIVE)
          .on(DISCONNECT)
          .does(
              "pushes AgentDisconnect",
              Active.class,
              HostInput.Disconnect.class,
              DeskWork::disconnects)
          .in(WAITING, ACTIVE)
          .on(AGENT_ENDS)
          .to(CLOSING)
          .does("ends the chat", Chatting.class, HostInput.AgentEnds.class, DeskWork::ends)
          .in(WAITING, ACTIVE)
          .on(FAIL)
          .to(CLOSING)
          .does("fails the request", Chatting.class, HostInput.Fail.class, DeskWork::fails)
          .in(CLOSING, GONE)
          .on(QUEUE, ACCEPT, AGENT_SAYS, AGENT_TYPING, TRANSFER, DISCONNECT, AGENT_ENDS, FAIL)
          .ignores("the chat ended before the desk knew it")
          .in(CREATED)
          .on(QUEUE, ACCEPT, AGENT_SAYS, AGENT_TYPING, TRANSFER, DISCONNECT, AGENT_ENDS, FAIL)
          .throwsOn("The desk cannot do this: the client has not asked for a chat")
          .in(WAITING)
          .on(AGENT_SAYS, AGENT_TYPING, TRANSFER, DISCONNECT)
          .throwsOn("The desk cannot do this: no agent has accepted the chat")
          .in(ACTIVE)
          .on(QUEUE, ACCEPT)
          .throwsOn("The desk cannot do this: an agent has accepted the chat already")

          // --- nodes and time
          // --------------------------------------------------------------------------
          .in(CREATED, WAITING, ACTIVE, CLOSING)
          .on(TAKE_OVER)
          .keeps("S-RSY-02", "S-RSY-03", "S-RSY-04", "S-RSY-05", "S-SIZ-01")
          .does(
              "begins the log anew with ChasitorSessionData",
              Present.class,
              TakeOver.class,
              TakeOvers::takenOver)
          .in(GONE)
          .on(TAKE_OVER)
          .keeps("S-RSY-06")
          .does(
              "answers that the session is not valid",
              Gone.class,
              TakeOver.class,
              TakeOvers::refused)
          .in(CREATED)
          .on(DEADLINE)
          .to(GONE)
          .does(
              "forgets a session without a chat, if no poll comes",
              Created.class,
              Deadline.class,
              HostTimes::created)
          .in(WAITING, ACTIVE)
          .on(DEADLINE)
          .to(CLOSING)
          .keeps("S-END-03", "S-POLL-03")
          .does(
              "ends a chat, if no poll comes", Chatting.class, Deadline.class, HostTimes::chatting)
          .in(CLOSING)
          .on(DEADLINE)
          .to(GONE)
          .keeps("S-END-04")
          .does("forgets a session that is over", Closing.class, Deadline.class, HostTimes::closing)
          .in(GONE)
          .on(DEADLINE)
          .ignores("the state waits for nothing")
          .build();

  private HostTable() {}
}

package dev.chasitor.session.visitor;

import static dev.chasitor.session.visitor.InputKind.ABANDON;
import static dev.chasitor.session.visitor.InputKind.ACCEPTED;
import static dev.chasitor.session.visitor.InputKind.AFFINITY_LOST;
import static dev.chasitor.session.visitor.InputKind.AGENT_DISCONNECT;
import static dev.chasitor.session.visitor.InputKind.ANSWERED;
import static dev.chasitor.session.visitor.InputKind.CHAT_ENDED;
import static dev.chasitor.session.visitor.InputKind.CHAT_ESTABLISHED;
import static dev.chasitor.session.visitor.InputKind.CHAT_MESSAGE;
import static dev.chasitor.session.visitor.InputKind.CHAT_REQUEST_FAIL;
import static dev.chasitor.session.visitor.InputKind.CHAT_REQUEST_SUCCESS;
import static dev.chasitor.session.visitor.InputKind.CHAT_TRANSFERRED;
import static dev.chasitor.session.visitor.InputKind.DEADLINE;
import static dev.chasitor.session.visitor.InputKind.EMPTY;
import static dev.chasitor.session.visitor.InputKind.END;
import static dev.chasitor.session.visitor.InputKind.LOST;
import static dev.chasitor.session.visitor.InputKind.MALFORMED;
import static dev.chasitor.session.visitor.InputKind.OTHER_MESSAGE;
import static dev.chasitor.session.visitor.InputKind.OUT_OF_SYNC;
import static dev.chasitor.session.visitor.InputKind.QUEUE_UPDATE;
import static dev.chasitor.session.visitor.InputKind.REJECTED;
import static dev.chasitor.session.visitor.InputKind.SEND;
import static dev.chasitor.session.visitor.InputKind.SENSITIVE_DATA_RULES;
import static dev.chasitor.session.visitor.InputKind.SERVER_FAILED;
import static dev.chasitor.session.visitor.InputKind.SESSION_DATA;
import static dev.chasitor.session.visitor.InputKind.SESSION_INVALID;
import static dev.chasitor.session.visitor.InputKind.SNEAK_PEEK;
import static dev.chasitor.session.visitor.InputKind.START;
import static dev.chasitor.session.visitor.InputKind.SWITCH_SERVER;
import static dev.chasitor.session.visitor.InputKind.TIME_LIMIT;
import static dev.chasitor.session.visitor.InputKind.TYPING;
import static dev.chasitor.session.visitor.InputKind.WITHDRAW;
import static dev.chasitor.session.visitor.StateKind.ASKING;
import static dev.chasitor.session.visitor.StateKind.ENDED;
import static dev.chasitor.session.visitor.StateKind.ESTABLISHED;
import static dev.chasitor.session.visitor.StateKind.FRESH;
import static dev.chasitor.session.visitor.StateKind.LEAVING;
import static dev.chasitor.session.visitor.StateKind.OPENING;
import static dev.chasitor.session.visitor.StateKind.QUEUED;
import static dev.chasitor.session.visitor.StateKind.REQUESTED;
import static dev.chasitor.session.visitor.StateKind.RESTORING;
import static dev.chasitor.session.visitor.StateKind.SETTLING;

import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.machine.TransitionTable;
import dev.chasitor.session.visitor.VisitorState.Asking;
import dev.chasitor.session.visitor.VisitorState.Established;
import dev.chasitor.session.visitor.VisitorState.Fresh;
import dev.chasitor.session.visitor.VisitorState.Leaving;
import dev.chasitor.session.visitor.VisitorState.Live;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.VisitorState.Opening;
import dev.chasitor.session.visitor.VisitorState.Queued;
import dev.chasitor.session.visitor.VisitorState.Requested;
import dev.chasitor.session.visitor.VisitorState.Restoring;
import dev.chasitor.session.visitor.VisitorState.Resyncing;
import dev.chasitor.session.visitor.VisitorState.Settling;

/**
 * The table of everything that moves a visitor's session. Nothing outside this file moves one.
 *
 * <p>House rules: the table decides each pair of state and input once. A row names where it may
 * lead, and the table checks each move. An input from the server or the network never throws; a
 * command may. Rows with the same meaning stand together.
 */
final class VisitorTable {

  static final TransitionTable<StateKind, InputKind, VisitorState, VisitorTurn> TABLE =
      TransitionTable.<StateKind, InputKind, VisitorState, VisitorTurn>of(
              StateKind.class, InputKind.class, VisitorState.class, VisitorState::kind)

          // --- opening ---------------------------------------------------------------------------
          .in(FRESH)
          .on(START)
          .to(OPENING)
          .keeps("C-OPEN-01")
          .does("asks for a session", Fresh.class, Input.Start.class, OpeningSession::begin)
          .in(OPENING)
          .on(ANSWERED)
          .to(REQUESTED, ENDED)
          .keeps("C-OPEN-02", "C-OPEN-03", "C-ACK-01")
          .does(
              "asks for the chat and begins to poll",
              Opening.class,
              Input.Replied.class,
              OpeningSession::opened)
          .in(OPENING)
          .on(SERVER_FAILED, AFFINITY_LOST, LOST)
          .to(ENDED)
          .does(
              "tries again after a pause, within the open time-out",
              Opening.class,
              Input.class,
              Retrying::retryOpening)
          .in(OPENING)
          .on(ACCEPTED, EMPTY, MALFORMED)
          .to(ENDED)
          .does(
              "gives up: the answer does not follow the protocol",
              Opening.class,
              Input.Replied.class,
              OpeningSession::notTheProtocol)
          .in(OPENING)
          .on(SESSION_INVALID, OUT_OF_SYNC, REJECTED)
          .to(ENDED)
          .keeps("C-ERR-02", "C-ERR-03")
          .does(
              "gives up: the server refused SessionId",
              Opening.class,
              Input.Replied.class,
              OpeningSession::refused)
          .in(OPENING)
          .on(DEADLINE)
          .throughTheTable()
          .does(
              "gives up a late call, or ends a pause",
              Opening.class,
              Input.Deadline.class,
              Retrying::wakeOpening)

          // --- what the application commands
          // --------------------------------------------------------
          .in(OPENING)
          .on(SEND)
          .does(
              "keeps the line for later",
              Opening.class,
              Input.Saying.class,
              VisitorCommands::sendEarly)
          .in(ESTABLISHED)
          .on(SEND)
          .keeps("C-SEQ-03")
          .does(
              "puts the line at the end of the outbox; it answers the agent's line",
              Established.class,
              Input.Saying.class,
              VisitorCommands::say)
          .in(REQUESTED, QUEUED, ASKING, RESTORING)
          .on(SEND)
          .keeps("C-SEQ-03", "C-OPEN-04", "C-RSY-03")
          .does(
              "puts the line at the end of the outbox",
              Open.class,
              Input.Saying.class,
              VisitorCommands::send)
          .in(SETTLING, ENDED)
          .on(SEND)
          .does(
              "settles the line as not sent",
              VisitorState.class,
              Input.Saying.class,
              VisitorCommands::sendTooLate)
          .in(ESTABLISHED)
          .on(TYPING)
          .does(
              "sends the notice when nothing else waits, at most once per notice interval",
              Established.class,
              Input.Typing.class,
              VisitorCommands::typing)
          .in(ESTABLISHED)
          .on(SNEAK_PEEK)
          .does(
              "sends the latest text to an agent who may see it",
              Established.class,
              Input.SneakPeek.class,
              VisitorCommands::sneakPeek)
          .in(FRESH, OPENING, REQUESTED, QUEUED, LEAVING, ASKING, RESTORING, SETTLING, ENDED)
          .on(TYPING, SNEAK_PEEK)
          .ignores("no agent is there to see it")
          .in(OPENING, REQUESTED, QUEUED, ESTABLISHED, ASKING, RESTORING)
          .on(WITHDRAW)
          .keeps("C-SEQ-03")
          .does(
              "takes the line out of the outbox if it was never sent",
              VisitorState.class,
              Input.Withdraw.class,
              Unsent::withdraw)
          .in(FRESH, LEAVING, SETTLING, ENDED)
          .on(WITHDRAW)
          .ignores("no line waits that was never sent")
          .in(FRESH, OPENING)
          .on(END)
          .to(ENDED)
          .does(
              "ends the session at once",
              VisitorState.class,
              Input.End.class,
              VisitorCommands::endBeforeStart)
          .in(REQUESTED, QUEUED)
          .on(END)
          .to(LEAVING)
          .keeps("C-END-01", "C-OPEN-04")
          .does(
              "leaves the queue as the profile says",
              Live.class,
              Input.End.class,
              VisitorCommands::leaveQueue)
          .in(ESTABLISHED, ASKING, RESTORING)
          .on(END)
          .keeps("C-END-01", "C-END-02")
          .does(
              "puts ChatEnd at the end of the outbox",
              Open.class,
              Input.End.class,
              VisitorCommands::endLater)
          .in(SETTLING, ENDED)
          .on(END)
          .does(
              "settles the end as accepted: the session is over already",
              VisitorState.class,
              Input.End.class,
              VisitorCommands::endAgain)
          .in(FRESH, OPENING, REQUESTED, QUEUED, ESTABLISHED, LEAVING, ASKING, RESTORING)
          .on(ABANDON)
          .to(ENDED)
          .does(
              "drops the session without a request",
              VisitorState.class,
              Input.Abandon.class,
              VisitorCommands::abandon)
          .in(SETTLING)
          .on(ABANDON)
          .to(ENDED)
          .does(
              "drops the session without the answer to the POST",
              Settling.class,
              Input.Abandon.class,
              Ending::abandonSettling)
          .in(ENDED)
          .on(ABANDON)
          .ignores("the session is over already")
          .in(FRESH)
          .on(SEND)
          .throwsOn("The session has not been started: start it first")
          .in(LEAVING)
          .on(SEND)
          .does(
              "settles the line as not sent if the session itself ended the chat, else refuses it",
              Leaving.class,
              Input.Saying.class,
              VisitorCommands::sayAfterEnd)
          .in(LEAVING)
          .on(END)
          .does(
              "settles the end as accepted if the session itself ended the chat, else refuses it",
              Leaving.class,
              Input.End.class,
              VisitorCommands::endAfterEnd)
          .in(OPENING, REQUESTED, QUEUED, ESTABLISHED, LEAVING, ASKING, RESTORING, SETTLING, ENDED)
          .on(START)
          .throwsOn("The session has been started before: it starts only once")

          // --- what takes longer than the profile allows
          // -------------------------------------------
          .in(OPENING)
          .on(TIME_LIMIT)
          .to(ENDED)
          .does("ends the session at once", Opening.class, Input.class, Overtime::endOpening)
          .in(REQUESTED, QUEUED)
          .on(TIME_LIMIT)
          .to(LEAVING)
          .keeps("C-END-01", "C-OPEN-04")
          .does(
              "leaves the queue as the profile says", Live.class, Input.class, Overtime::leaveQueue)
          .in(ESTABLISHED)
          .on(TIME_LIMIT)
          .keeps("C-END-01", "C-END-02")
          .does(
              "puts ChatEnd at the end of the outbox",
              Established.class,
              Input.class,
              Overtime::endChat)
          .in(ASKING, RESTORING)
          .on(TIME_LIMIT)
          .ignores("the session leaves after the hand-over")
          .in(FRESH, LEAVING, SETTLING, ENDED)
          .on(TIME_LIMIT)
          .ignores("no chat goes on that could take too long")

          // --- the poll and the POSTs of a live chat
          // -------------------------------------------------
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING)
          .on(ANSWERED)
          .throughTheTable()
          .keeps("C-ACK-02", "C-ACK-04", "C-ACK-06", "C-DLV-01", "C-DLV-02", "C-DLV-03")
          .does(
              "takes each message of the batch in order",
              Open.class,
              Input.Replied.class,
              Polling::batch)
          .in(REQUESTED, QUEUED, ESTABLISHED, RESTORING)
          .on(EMPTY)
          .to(ENDED)
          .keeps("C-POLL-01", "C-POLL-09", "C-ACK-03")
          .does("polls again at once", Open.class, Input.Replied.class, Polling::nothingNew)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(ACCEPTED)
          .to(LEAVING, ENDED)
          .keeps("C-ERR-01", "C-SEQ-01")
          .does(
              "settles the head of the outbox and sends the next",
              Open.class,
              Input.Replied.class,
              Posting::postAccepted)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(LOST)
          .to(ENDED)
          .keeps("C-SEQ-02", "C-ACK-03", "C-POLL-06", "C-LIV-01")
          .does(
              "repeats the call after a pause, within the patience",
              Open.class,
              Input.Lost.class,
              Retrying::lost)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(SERVER_FAILED)
          .to(ENDED)
          .keeps("C-ERR-04", "C-RSY-01")
          .does(
              "repeats the call after a pause, a POST only a bounded number of times",
              Open.class,
              Input.Replied.class,
              Posting::callFailedByServer)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(OUT_OF_SYNC)
          .to(LEAVING, ENDED)
          .does(
              "polls again, or numbers the POST after the last one accepted, unless it may have arrived",
              Open.class,
              Input.Replied.class,
              Posting::callOutOfSync)
          .in(REQUESTED, QUEUED, ESTABLISHED, ASKING, RESTORING)
          .on(MALFORMED)
          .to(ENDED)
          .keeps("C-ACK-05", "K-ERR-01")
          .does(
              "repeats the call after a pause, a bounded number of times",
              Open.class,
              Input.class,
              Retrying::malformed)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(REJECTED)
          .to(ENDED)
          .keeps("C-ERR-02")
          .does(
              "settles the command as refused and goes on; a refused poll or ChasitorInit ends the session",
              Open.class,
              Input.Replied.class,
              Posting::callRejected)
          .in(REQUESTED, QUEUED, ESTABLISHED, ASKING, RESTORING)
          .on(SESSION_INVALID)
          .to(SETTLING, ENDED)
          .keeps("C-ERR-03", "C-POLL-08", "C-DLV-08")
          .does(
              "ends the session after a poll or a take-over; after a POST, posts nothing more",
              Open.class,
              Input.Replied.class,
              Ending::sessionInvalid)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(DEADLINE)
          .throughTheTable()
          .keeps("C-POLL-03", "C-POLL-05")
          .does(
              "gives up a late call, or ends a pause",
              Open.class,
              Input.Deadline.class,
              Retrying::wake)

          // --- what the server pushes
          // ----------------------------------------------------------------
          .in(REQUESTED)
          .on(CHAT_REQUEST_SUCCESS)
          .to(QUEUED, ESTABLISHED)
          .keeps("C-OPEN-04", "C-OPEN-05")
          .does(
              "delivers it; the request was routed",
              Requested.class,
              ChatRequestSuccess.class,
              Polling::routed)
          .in(QUEUED, ESTABLISHED)
          .on(CHAT_REQUEST_SUCCESS)
          .ignores("a repeat after a hand-over")
          .in(QUEUED)
          .on(QUEUE_UPDATE)
          .does(
              "delivers it and notes the place and the estimated wait",
              Queued.class,
              QueueUpdate.class,
              Polling::queueMoved)
          .in(REQUESTED)
          .on(CHAT_ESTABLISHED, CHAT_TRANSFERRED)
          .keeps("C-OPEN-04")
          .does(
              "remembers the agent until ChatRequestSuccess comes",
              Requested.class,
              ServerMessage.class,
              Polling::acceptedEarly)
          .in(QUEUED)
          .on(CHAT_ESTABLISHED, CHAT_TRANSFERRED)
          .to(ESTABLISHED)
          .keeps("C-OPEN-04", "C-OPEN-05")
          .does(
              "begins to send what the visitor says",
              Queued.class,
              ServerMessage.class,
              Polling::established)
          .in(ESTABLISHED)
          .on(CHAT_ESTABLISHED, CHAT_TRANSFERRED)
          .does(
              "delivers it, unless it repeats the same agent",
              Established.class,
              ServerMessage.class,
              Polling::establishedAgain)
          .in(ESTABLISHED)
          .on(AGENT_DISCONNECT)
          .keeps("C-DLV-06")
          .does(
              "goes on without an agent, until another comes",
              Established.class,
              ServerMessage.class,
              Polling::deserted)
          .in(REQUESTED, QUEUED, LEAVING, SETTLING, ENDED)
          .on(AGENT_DISCONNECT)
          .keeps("C-DLV-06")
          .does("delivers it", VisitorState.class, ServerMessage.class, Polling::told)
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING, SETTLING)
          .on(CHAT_MESSAGE)
          .keeps("C-DLV-01", "C-DLV-02")
          .does("delivers and counts the line", Open.class, ServerMessage.class, Polling::heard)
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING)
          .on(CHAT_ENDED)
          .to(SETTLING)
          .keeps("C-POLL-08", "C-END-03", "C-DLV-08")
          .does(
              "ends the chat, after the batch and the answer to a POST on its way",
              Open.class,
              ChatEnded.class,
              Polling::ended)
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING)
          .on(CHAT_REQUEST_FAIL)
          .to(SETTLING)
          .keeps("C-OPEN-06")
          .does(
              "ends the chat in the same way: the request failed",
              Open.class,
              ChatRequestFail.class,
              Polling::failed)
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING, SETTLING, ENDED)
          .on(OTHER_MESSAGE)
          .keeps("C-DLV-04")
          .does("delivers it", VisitorState.class, ServerMessage.class, Polling::told)
          .in(REQUESTED, ESTABLISHED)
          .on(QUEUE_UPDATE)
          .does("delivers it", VisitorState.class, ServerMessage.class, Polling::told)
          .in(REQUESTED, QUEUED)
          .on(SWITCH_SERVER)
          .to(OPENING, ENDED)
          .keeps("C-OPEN-07")
          .does(
              "asks for the chat on the other server, from the beginning",
              Live.class,
              SwitchServer.class,
              OpeningSession::elsewhere)
          .in(ESTABLISHED, LEAVING, RESTORING, SETTLING, ENDED)
          .on(SWITCH_SERVER)
          .does("delivers it", VisitorState.class, ServerMessage.class, Polling::told)
          .in(REQUESTED, QUEUED, ESTABLISHED, LEAVING, RESTORING)
          .on(SENSITIVE_DATA_RULES)
          .does(
              "applies these rules from now on",
              Open.class,
              SensitiveDataRules.class,
              Polling::ruled)
          .in(SETTLING, ENDED)
          .on(SENSITIVE_DATA_RULES)
          .does("delivers it as last words", VisitorState.class, ServerMessage.class, Polling::told)
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(SESSION_DATA)
          .does(
              "delivers it: no chat waits to be restored",
              VisitorState.class,
              ServerMessage.class,
              Polling::told)
          .in(LEAVING, SETTLING, ENDED)
          .on(CHAT_REQUEST_SUCCESS, CHAT_ESTABLISHED, CHAT_TRANSFERRED, QUEUE_UPDATE)
          .does("delivers it as last words", VisitorState.class, ServerMessage.class, Polling::told)
          .in(LEAVING, ENDED)
          .on(SESSION_DATA)
          .does("delivers it as last words", VisitorState.class, ServerMessage.class, Polling::told)
          .in(SETTLING)
          .on(SESSION_DATA)
          .keeps("C-DLV-08", "C-RSY-09", "C-RSY-15")
          .does(
              "delivers and settles what the transcript shows",
              Settling.class,
              ChasitorSessionData.class,
              HandOver::learnt)
          .in(SETTLING, ENDED)
          .on(CHAT_ENDED, CHAT_REQUEST_FAIL)
          .does("delivers it as last words", VisitorState.class, ServerMessage.class, Polling::told)
          .in(ENDED)
          .on(CHAT_MESSAGE)
          .does("delivers it as last words", VisitorState.class, ServerMessage.class, Polling::told)

          // --- the hand-over
          // ---------------------------------------------------------------------------
          .in(REQUESTED, QUEUED, ESTABLISHED)
          .on(AFFINITY_LOST)
          .to(ASKING, ENDED)
          .keeps("C-RSY-01", "C-RSY-02", "C-RSY-03", "C-RSY-07", "C-RSY-10", "C-RSY-13")
          .does(
              "cancels all calls, keeps the outbox and asks for a take-over, within the patience",
              Live.class,
              Input.Replied.class,
              HandOver::nodeLost)
          .in(ASKING)
          .on(ANSWERED)
          .to(RESTORING, ENDED)
          .keeps("C-RSY-05", "C-RSY-06", "C-RSY-11", "C-SEQ-06")
          .does(
              "uses the new key and token, and polls",
              Asking.class,
              Input.Replied.class,
              HandOver::takenOver)
          .in(ASKING)
          .on(AFFINITY_LOST, SERVER_FAILED, OUT_OF_SYNC, LOST)
          .to(ENDED)
          .keeps("C-RSY-08")
          .does("asks again after a pause", Resyncing.class, Input.class, Retrying::retryHandOver)
          .in(ASKING)
          .on(ACCEPTED, EMPTY)
          .to(ENDED)
          .does(
              "repeats the call after a pause, a bounded number of times",
              Open.class,
              Input.class,
              Retrying::malformed)
          .in(RESTORING)
          .on(AFFINITY_LOST)
          .to(ASKING)
          .keeps("C-RSY-08")
          .does(
              "asks again after a pause", Restoring.class, Input.Replied.class, HandOver::lostAgain)
          .in(RESTORING)
          .on(SERVER_FAILED, OUT_OF_SYNC, LOST)
          .to(ENDED)
          .keeps("C-POLL-06")
          .does("polls again after a pause", Resyncing.class, Input.class, Retrying::retryHandOver)
          .in(RESTORING)
          .on(ACCEPTED)
          .to(ENDED)
          .does(
              "repeats the call after a pause, a bounded number of times",
              Open.class,
              Input.class,
              Retrying::malformed)
          .in(ASKING)
          .on(REJECTED)
          .to(REQUESTED, QUEUED, ESTABLISHED, LEAVING, ENDED)
          .keeps("C-ERR-02", "C-RSY-14")
          .does(
              "asks the other way, goes on if the server knows neither, or ends the session",
              Resyncing.class,
              Input.Replied.class,
              HandOver::refused)
          .in(RESTORING)
          .on(REJECTED)
          .to(ENDED)
          .keeps("C-ERR-02")
          .does(
              "ends the session: the poll was refused",
              Resyncing.class,
              Input.Replied.class,
              HandOver::refused)
          .in(ASKING, RESTORING)
          .on(DEADLINE)
          .throughTheTable()
          .keeps("C-LIV-04")
          .does(
              "gives up a late call, ends a pause, or gives up the hand-over",
              Resyncing.class,
              Input.Deadline.class,
              HandOver::wake)
          .in(RESTORING)
          .on(SESSION_DATA)
          .to(REQUESTED, QUEUED, ESTABLISHED, LEAVING, ENDED)
          .keeps("C-RSY-03", "C-RSY-04", "C-RSY-09", "C-RSY-15")
          .does(
              "compares the transcript and resumes sending",
              Restoring.class,
              ChasitorSessionData.class,
              HandOver::restored)
          .in(RESTORING)
          .on(
              CHAT_REQUEST_SUCCESS,
              QUEUE_UPDATE,
              CHAT_ESTABLISHED,
              CHAT_TRANSFERRED,
              AGENT_DISCONNECT)
          .does(
              "changes the chat that will be restored",
              Restoring.class,
              ServerMessage.class,
              Polling::movedWhileRestoring)

          // --- after the visitor's end
          // -----------------------------------------------------------------
          .in(LEAVING)
          .on(AFFINITY_LOST)
          .to(ASKING, ENDED)
          .keeps("C-DLV-08", "C-RSY-12")
          .does(
              "asks for a take-over, since last words may wait at the next node; leaves the queue without one",
              Leaving.class,
              Input.Replied.class,
              HandOver::nodeLostAtLastWords)
          .in(LEAVING)
          .on(ACCEPTED, EMPTY, MALFORMED, SESSION_INVALID)
          .to(ENDED)
          .keeps("C-POLL-08", "C-END-03", "C-RSY-04")
          .does(
              "ends the session, but polls again if the poll from before the end was empty or its answer was damaged",
              Leaving.class,
              Input.class,
              Ending::left)
          .in(LEAVING)
          .on(REJECTED)
          .to(ENDED)
          .keeps("C-END-03")
          .does(
              "ends the session, or leaves the queue by DELETE after the server refused another way",
              Leaving.class,
              Input.Replied.class,
              Ending::leaveOtherwise)
          .in(LEAVING)
          .on(LOST, SERVER_FAILED, OUT_OF_SYNC)
          .to(ENDED)
          .does(
              "ends the session, or tries again to leave the queue while there is time",
              Leaving.class,
              Input.class,
              Ending::leaveAgain)
          .in(LEAVING)
          .on(DEADLINE)
          .throughTheTable()
          .does(
              "gives up a late call, or ends the wait for last words",
              Leaving.class,
              Input.Deadline.class,
              Ending::wake)
          .in(SETTLING)
          .on(
              ANSWERED,
              ACCEPTED,
              EMPTY,
              SESSION_INVALID,
              OUT_OF_SYNC,
              AFFINITY_LOST,
              SERVER_FAILED,
              REJECTED,
              MALFORMED,
              LOST)
          .to(ENDED)
          .keeps("C-END-03", "C-ERR-01")
          .does(
              "settles the POST and ends the session", Settling.class, Input.class, Ending::settled)
          .in(SETTLING)
          .on(DEADLINE)
          .throughTheTable()
          .does(
              "gives up the call, or stops waiting for it",
              Settling.class,
              Input.Deadline.class,
              Ending::wakeSettling)

          // --- what cannot happen
          // ------------------------------------------------------------------------
          .in(FRESH, ENDED)
          .on(DEADLINE)
          .ignores("the state waits for nothing")
          .in(FRESH, ENDED)
          .on(
              ANSWERED,
              ACCEPTED,
              EMPTY,
              SESSION_INVALID,
              OUT_OF_SYNC,
              AFFINITY_LOST,
              SERVER_FAILED,
              REJECTED,
              MALFORMED,
              LOST)
          .ignores("the state waits for no call")
          .in(FRESH, OPENING, ASKING)
          .on(
              CHAT_REQUEST_SUCCESS,
              CHAT_REQUEST_FAIL,
              QUEUE_UPDATE,
              CHAT_ESTABLISHED,
              CHAT_TRANSFERRED,
              AGENT_DISCONNECT,
              SWITCH_SERVER,
              SENSITIVE_DATA_RULES,
              CHAT_MESSAGE,
              CHAT_ENDED,
              SESSION_DATA,
              OTHER_MESSAGE)
          .ignores("the state polls for no messages")
          .build();

  private VisitorTable() {}
}

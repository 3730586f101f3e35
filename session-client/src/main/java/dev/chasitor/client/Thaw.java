package dev.chasitor.client;

/** What is known about a session since its document was written. */
public enum Thaw {

  /**
   * The document is the session's last one: nobody went on with the session after it was frozen.
   * The session goes on with the numbers that the document has. On an older document the server
   * takes new lines for repeats, and they are lost.
   */
  EXACT,

  /**
   * Another process may have gone on with the session, and said and heard more. The session first
   * has a node take it over. It looks every waiting line up in the transcript, also one that was
   * never sent from the document. It reports what the other process said ({@link
   * dev.chasitor.session.visitor.SessionEvent.SaidBefore}), and delivers again what agents said.
   * Then numbers start again, or leap by a million (rule C-DUR-03). On a server that knows no
   * take-over, the outcome of a line without a number is unknown. The application says a line once
   * more, of which it does not know what became, by {@link ChatSession#sendAgain}.
   *
   * <p>This needs an agent in the chat: before, no transcript tells what happened.
   */
  STALE
}

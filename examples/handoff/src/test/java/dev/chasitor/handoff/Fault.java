package dev.chasitor.handoff;

import java.util.List;

/** What happens to the service, and when. */
enum Fault {
  /** It is killed while a chat is opened. */
  OPENING(Moment.OPENING_ASKED, Moment.OPENING_STORED),
  /** It is killed while it posts a line. */
  POST(Moment.POST_ASKED, Moment.POST_STORED),
  /** It is killed while the webhook has a message and has not confirmed it. */
  BATCH(Moment.MESSAGE_UNCONFIRMED),
  /** A node of the server is lost, and the service is killed while it asks for a take-over. */
  TAKE_OVER(Moment.TAKE_OVER_ASKED, Moment.TAKE_OVER_STORED),
  /** It is asked to stop, after the desk has a line. */
  TERMINATE(Moment.LINE_SAID),
  /** It is suspended between a write and what follows; another process resumes its chats. */
  SUSPEND;

  /** Moments that the server, the desk and the receiver of webhooks see. */
  enum Moment {
    OPENING_ASKED,
    OPENING_STORED,
    POST_ASKED,
    POST_STORED,
    MESSAGE_UNCONFIRMED,
    TAKE_OVER_ASKED,
    TAKE_OVER_STORED,
    LINE_SAID
  }

  private final List<Moment> moments;

  Fault(Moment... moments) {
    this.moments = List.of(moments);
  }

  /** When the fault happens; empty for a fault that chooses its moment itself. */
  List<Moment> moments() {
    return moments;
  }
}

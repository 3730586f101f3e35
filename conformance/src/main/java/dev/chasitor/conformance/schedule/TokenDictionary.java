package dev.chasitor.conformance.schedule;

/**
 * The preset dictionary of tokens of version 1: what most schedules have in common. A change of one
 * character would make old tokens unreadable, so it never changes.
 */
final class TokenDictionary {

  static final String TEXT =
      "KILL_BEFORE_WRITE KILL_AFTER_WRITE ANSWER_LOST WRITE_LOST WRITE_LATE SUPPLANT_AFTER_WRITE "
          + "KILL_BEFORE_REQUEST KILL_AFTER_REQUEST SUPPLANT_AFTER_REQUEST KILL_AT_EVENT THROW "
          + "DAWDLE REFUSED_CONNECTION REPEAT_REQUEST FREEZE_BEFORE ERROR_400 ERROR_405 ERROR_408 "
          + "ERROR_425 ERROR_429 ERROR_409_AHEAD ERROR_409_MUTE USELESS_204 USELESS_200 NOT_VALID "
          + "FREEZE_AFTER SUSPEND TRUNCATED_BODY GARBAGE STALE_BATCH UNKNOWN_MESSAGE "
          + "AGENT_DISCONNECT SWITCH_SERVER SENSITIVE_DATA_RULES ODD_LEAVES NOT_RESTORED SILENCE "
          + "LATE_RESPONSE DELAY KILL_BEFORE DROP_REQUEST ERROR_403 ERROR_500 ERROR_503 "
          + "CHASITOR_INIT CHASITOR_RESYNC_STATE CHASITOR_TYPING CHASITOR_SNEAK_PEEK CUSTOM_EVENT "
          + "MULTI_NOUN CHAT_END DELETE_SESSION_ID RESYNC_SESSION RECONNECT_SESSION SESSION_ID "
          + "\"longestQueue\":\"PT1M\",\"longestChat\":\"PT1M\",\"act\":\"PEEK\",\"text\":\"p1\"},"
          + "\"act\":\"RAISE\",\"act\":\"CLOSE\"},\"act\":\"AGENT_TYPES\"},"
          + "\"act\":\"AGENT_HANDS_OVER\"},\"act\":\"AGENT_VANISHES\"},\"act\":\"AGENT_ENDS\"},"
          + "\"act\":\"CHAT_FAILS\"},\"act\":\"FREEZE\",\"lasting\":\"PT0.32S\"},"
          + "\"act\":\"SUSPEND\",\"lasting\":\"PT1.09S\"},\"act\":\"CRASH\",\"lasting\":\"PT0.08S\"},"
          + "\"act\":\"LEASE_EXPIRES\",\"act\":\"TYPE\"},\"act\":\"END\"},card 4111\"},"
          + "\"recovery\":\"RECONNECT\",\"numbersAfterHandOver\":\"RESTART\","
          + "\"ackAfterHandOver\":\"KEEP\",\"batchLimit\":4,\"leavesQueueBy\":\"CHAT_CANCEL\","
          + "\"leavesQueueBy\":\"CHAT_END\",\"journaling\":\"SLOW\",\"journaling\":\"PROMPT\","
          + "\"timeoutAsText\":true,\"attentive\":true,\"discreet\":true,\"narrow\":true},"
          + "{\"version\":1,\"server\":{\"acceptAfter\":\"PT3S\",\"pollTimeout\":40,"
          + "\"timeoutAsText\":false,\"attentive\":false,\"discreet\":false,\"narrow\":false},"
          + "\"profile\":{\"recovery\":\"RESYNC\",\"numbersAfterHandOver\":\"CONTINUE\","
          + "\"ackAfterHandOver\":\"RESTART\",\"postsResyncState\":true,\"requestTimeout\":\"PT15S\","
          + "\"openTimeout\":\"PT30S\",\"connectionTimeout\":\"PT2M30S\",\"leaveTimeout\":\"PT5S\","
          + "\"noticeInterval\":\"PT1S\",\"firstBackoff\":\"PT0.25S\",\"longestBackoff\":\"PT8S\","
          + "\"postRetries\":3,\"malformedLimit\":5,\"batchLimit\":1,\"leavesQueueBy\":\"DELETE\","
          + "\"outboxLimit\":1000},\"jitterSeed\":0,\"journaling\":\"NONE\",\"steps\":["
          + "{\"at\":\"PT2.3S\",\"act\":\"AGENT_SAYS\",\"text\":\"a1\"},"
          + "{\"at\":\"PT3.1S\",\"act\":\"SAY\",\"text\":\"v1\"}],\"faults\":["
          + "{\"on\":\"MESSAGES\",\"nth\":2,\"times\":4,\"kind\":\"DROP_RESPONSE\"},"
          + "{\"on\":\"CHAT_MESSAGE\",\"nth\":1,\"kind\":\"KILL_AFTER\"}],\"hitches\":["
          + "{\"nth\":1,\"kind\":\"THROW\"}],\"crashes\":[{\"nth\":1,\"kind\":\"\"}],"
          + "\"hitches\":[],\"crashes\":[]}";

  private TokenDictionary() {}
}

package dev.chasitor.server;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.SessionStore;
import dev.chasitor.session.host.HostProfile;

/**
 * The options of a server.
 *
 * @param host the address to listen on
 * @param port the port to listen on, or a negative number for any free one
 * @param nodes how many nodes share the store
 * @param eventLoops how many event loops share the work
 * @param maxBodyBytes the longest request body, in bytes
 * @param maxSessions how many sessions may be in memory
 * @param profile the options of the host
 * @param desk the desk of every chat
 * @param store keeps sessions, also after their nodes are lost
 * @param observer receives reports about sessions
 */
record ServerOptions(
    String host,
    int port,
    int nodes,
    int eventLoops,
    int maxBodyBytes,
    int maxSessions,
    HostProfile profile,
    AgentDesk desk,
    SessionStore store,
    HostObserver observer) {}

package dev.chasitor.server;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.SessionStore;
import dev.chasitor.session.host.HostProfile;

/**
 * How a server was asked to be.
 *
 * @param host the address to listen on
 * @param port the port to listen on, or a negative number for any free one
 * @param nodes how many nodes share the store
 * @param eventLoops how many event loops share the work
 * @param maxBodyBytes the longest request body
 * @param maxSessions the most sessions in memory
 * @param profile the host's time-outs
 * @param desk the other side of every chat
 * @param store where sessions outlive their nodes
 * @param observer who watches
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

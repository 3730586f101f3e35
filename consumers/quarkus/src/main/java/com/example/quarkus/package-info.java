/** Holds chats in a Quarkus application with the versions that Quarkus manages. */
package com.example.quarkus;

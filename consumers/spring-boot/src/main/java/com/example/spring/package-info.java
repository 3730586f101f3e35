/** Holds chats in a Spring Boot application with the versions that Spring Boot manages. */
package com.example.spring;

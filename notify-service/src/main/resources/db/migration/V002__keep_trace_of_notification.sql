alter table notification add column traceparent text;
comment on column notification.traceparent is 'W3C trace context of the request, so that the message is sent within that trace; null where there was none';

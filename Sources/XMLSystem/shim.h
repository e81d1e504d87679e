/* Deliberately empty: no libxml2 header may reach Swift (it includes ICU's). */
